// The learning curves of one job: cost, accuracy or error, learning rate and gradient norm, with what can be read off them.
import { html, render, nothing } from "../lit.js";
import { lossUnit, number, percent } from "../format.js";
import { Panel } from "./panel.js";
import { SERIES } from "./curves.js";
import { overfitting } from "./reading.js";

/** What the reader has chosen stays chosen from page to page. */
const chosen = { log: false, smoothing: 0 };

const PANELS = [
  { title: "Loss", height: 260, names: ["train_loss", "validation_loss"], cost: true },
  { title: "Accuracy", height: 190, names: ["train_accuracy", "validation_accuracy"] },
  { title: "Mean absolute error", unit: "the target’s own units", height: 190, names: ["train_mae", "validation_mae"], cost: true },
  { title: "Root mean squared error", unit: "the target’s own units", height: 190, names: ["train_rmse", "validation_rmse"], cost: true },
  { title: "Learning rate", height: 130, names: ["learning_rate"], half: true },
  { title: "Gradient norm", height: 130, names: ["gradient_norm"], half: true, cost: true },
];

const TABLE_ROWS = 200;

function line(curves, name, place) {
  return { key: name, label: SERIES[name], colour: place, values: curves.values(name) };
}

/** Epochs that matter: the best one, where patience ends, where training was stopped. */
function marksOf(job) {
  const marks = [];
  if (job.best) {
    marks.push({ epoch: job.best.epoch, text: `best ${job.best.epoch}` });
  }
  if (job.stop_reason === "early_stopping") {
    marks.push({ epoch: job.progress.epoch, text: `stopped ${job.progress.epoch}`, dash: true });
  } else if (!job.terminal && job.progress.patience_left !== null && job.progress.epoch > 0) {
    const end = job.progress.epoch + job.progress.patience_left;
    marks.push({ epoch: end, text: `patience ends ${end}`, dash: true });
  }
  return marks;
}

/** What the curves say, for those who cannot see them and for those who want to be sure. */
export function sentence(curves, job, shade) {
  if (!curves.length) {
    return job.terminal ? "No epoch was completed." : "The first epoch has not been completed yet.";
  }
  const last = curves.epochs.at(-1);
  const parts = [`Epoch ${last} of ${job.progress.epochs}: training loss ${number(curves.values("train_loss").at(-1))}`];
  if (curves.has("validation_loss")) {
    parts[0] += `, validation loss ${number(curves.values("validation_loss").at(-1))}`;
  }
  if (curves.has("validation_accuracy")) {
    parts[0] += `, validation accuracy ${percent(curves.values("validation_accuracy").at(-1))}`;
  }
  if (job.best) {
    parts.push(`Best in epoch ${job.best.epoch} with a loss of ${number(job.best.validation_loss ?? job.best.train_loss)}`);
  }
  if (shade) {
    parts.push(`Since epoch ${shade.from} the network overfits: training loss still falls, validation loss rises`);
  }
  const strange = ["train_loss", "validation_loss"].filter((name) => curves.values(name).some((value) => value !== null && !Number.isFinite(value)));
  if (strange.length) {
    parts.push(`Some values of the ${strange.map((name) => SERIES[name].toLowerCase()).join(" and the ")} are not finite; they are marked at the edge`);
  }
  return `${parts.join(". ")}.`;
}

/** The panels of one job in `host`, until `signal`. */
export class Learning {
  #host;
  #tools = document.createElement("div");
  #table = document.createElement("details");
  #panels = new Map();
  #grid = document.createElement("div");
  #signal;
  #curves;
  #job;
  #view = null;

  constructor(host, signal) {
    this.#host = host;
    this.#signal = signal;
    this.#tools.className = "chart-tools";
    this.#grid.className = "panels";
    this.#table.className = "chart-table";
    this.#table.addEventListener("toggle", () => this.#drawTable());
    host.append(this.#tools, this.#grid, this.#table);
    this.#drawTools();
    this.#drawTable();
  }

  /** Shows the curves as they are now. */
  show(curves, job) {
    this.#curves = curves;
    this.#job = job;
    const shade = overfitting(curves.epochs, curves.values("train_loss"), curves.values("validation_loss"));
    const note = sentence(curves, job, shade);
    const marks = marksOf(job);
    for (const panel of PANELS) {
      const names = panel.names.filter((name) => curves.has(name));
      const isFirst = panel === PANELS[0];
      if (names.length || isFirst) {
        this.#panel(panel).set({
          epochs: curves.epochs,
          lines: names.map((name) => line(curves, name, panel.names.indexOf(name))),
          marks: isFirst ? marks : marks.map((mark) => ({ ...mark, text: "" })),
          shade: panel.half ? null : shade,
          note: isFirst ? note : "",
          unit: isFirst ? lossUnit(job) : panel.unit ?? "",
          log: chosen.log && Boolean(panel.cost),
          smoothing: panel.names[0] === "learning_rate" ? 0 : chosen.smoothing,
        });
      }
    }
    this.#host.classList.toggle("bare", job.terminal && !curves.length);
    if (this.#table.open) {
      this.#drawTable();
    }
  }

  #panel(spec) {
    if (!this.#panels.has(spec)) {
      const cell = document.createElement("div");
      cell.className = spec.half ? "cell half" : "cell";
      const later = PANELS.slice(PANELS.indexOf(spec) + 1).find((other) => this.#panels.has(other));
      this.#grid.insertBefore(cell, later ? this.#panels.get(later).cell : null);
      const panel = new Panel(cell, { ...spec, sync: "learning", onZoom: (view) => this.#zoom(spec, view) }, this.#signal);
      panel.zoom(this.#view);
      this.#panels.set(spec, { panel, cell });
    }
    return this.#panels.get(spec).panel;
  }

  /** All panels show the same epochs. */
  #zoom(origin, view) {
    this.#view = view;
    for (const [spec, { panel }] of this.#panels) {
      if (spec !== origin) {
        panel.zoom(view);
      }
    }
  }

  #choose(change) {
    Object.assign(chosen, change);
    this.#drawTools();
    if (this.#curves) {
      this.show(this.#curves, this.#job);
    }
  }

  #drawTools() {
    render(
      html`<label class="check">
          <input type="checkbox" .checked=${chosen.log} @change=${(event) => this.#choose({ log: event.target.checked })} />
          Logarithmic
        </label>
        <label class="check">
          Smoothing
          <input
            type="range"
            min="0"
            max="0.95"
            step="0.05"
            .value=${String(chosen.smoothing)}
            @input=${(event) => this.#choose({ smoothing: Number(event.target.value) })}
          />
          <output class="muted">${chosen.smoothing ? chosen.smoothing.toFixed(2) : "off"}</output>
        </label>
        <span class="muted tiny hint">Drag to zoom, double-click to see all.</span>`,
      this.#tools,
    );
  }

  #drawTable() {
    const curves = this.#curves;
    const names = Object.keys(SERIES).filter((name) => curves?.has(name));
    const first = Math.max(0, (curves?.length ?? 0) - TABLE_ROWS);
    render(
      html`<summary>The figures as a table</summary>
        ${this.#table.open && curves
          ? html`${first > 0 ? html`<p class="muted small">The last ${TABLE_ROWS} epochs; the whole is in the CSV.</p>` : nothing}
              <div class="scroll" tabindex="0" role="region" aria-label="Figures of each epoch">
                <table>
                  <thead>
                    <tr><th scope="col" class="number">Epoch</th>${names.map((name) => html`<th scope="col" class="number">${SERIES[name]}</th>`)}</tr>
                  </thead>
                  <tbody>
                    ${curves.epochs.slice(first).map(
                      (epoch, i) => html`<tr>
                        <th scope="row" class="number">${epoch}</th>
                        ${names.map((name) => html`<td class="number">${number(curves.values(name)[first + i])}</td>`)}
                      </tr>`,
                    )}
                  </tbody>
                </table>
              </div>`
          : nothing}`,
      this.#table,
    );
  }
}
