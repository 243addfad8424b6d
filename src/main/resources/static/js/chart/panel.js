// A plot with what belongs around it: its name, a legend that shows values and hides lines, keys, and a sentence.
import { html, render, nothing } from "../lit.js";
import { number } from "../format.js";
import { Plot } from "./plot.js";
import { onSchemeChange, seriesColour } from "./palette.js";
import { smoothed } from "./reading.js";

const EVERY_MS = 80;

const KEYS = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 };

/**
 * `lines`: `{ key, label, colour (0…7), dash, values }`, values as long as `epochs`. What is set is drawn at most some twelve
 * times a second, however fast news come.
 */
export class Panel {
  #box;
  #plot;
  #spec;
  #hidden = new Set();
  #state = { epochs: [], lines: [], marks: [], shade: null, note: "", unit: "", log: false, smoothing: 0 };
  #place = null;
  #view = null;
  #signal;
  #drawn = "";
  #timer;

  /** `spec`: `title`, `height`, `sync`, and `onZoom(view)`, which hears what the user zooms to. */
  constructor(host, spec, signal) {
    this.#spec = spec;
    this.#signal = signal;
    this.#box = document.createElement("section");
    this.#box.className = "panel";
    host.append(this.#box);
    onSchemeChange(() => this.#rebuild(), signal);
    signal.addEventListener("abort", () => this.#end());
  }

  /** Changes what is shown; fields that are not named stay. */
  set(change) {
    Object.assign(this.#state, change);
    if (!this.#signal.aborted) {
      this.#timer ??= setTimeout(() => this.#draw(), this.#drawn ? EVERY_MS : 0);
    }
  }

  /** Shows the epochs of `{ min, max }`, also while more are told; all of them for null. */
  zoom(view) {
    this.#view = view;
    this.#plot?.zoom(view);
  }

  #zoomed(view) {
    this.zoom(view);
    this.#spec.onZoom?.(view);
  }

  #end() {
    clearTimeout(this.#timer);
    this.#plot?.destroy();
  }

  #rebuild() {
    this.#drawn = "";
    this.set({});
  }

  #draw() {
    this.#timer = undefined;
    this.#frame();
    const { epochs, lines, log, smoothing } = this.#state;
    const layout = JSON.stringify([lines.map(({ key }) => [key, this.#hidden.has(key)]), log, smoothing > 0]);
    if (layout !== this.#drawn) {
      this.#plot?.destroy();
      this.#plot = new Plot(this.#box.querySelector(".plot"), this.#plotSpec());
      this.#plot.zoom(this.#view);
      this.#drawn = layout;
    }
    this.#plot.show(epochs, this.#columns());
  }

  #plotSpec() {
    const { lines, log, smoothing } = this.#state;
    const shown = lines.map((line) => ({
      label: line.label,
      colour: seriesColour(line.colour),
      dash: line.dash,
      show: !this.#hidden.has(line.key),
    }));
    return {
      series: smoothing > 0 ? [...shown.map((line) => ({ ...line, faint: true })), ...shown] : shown,
      log,
      height: this.#spec.height,
      sync: this.#spec.sync,
      marks: () => this.#state.marks,
      shade: () => this.#state.shade,
      strange: () => this.#strange(),
      onCursor: (place) => {
        this.#place = place;
        this.#frame();
      },
      onZoom: (view) => this.#zoomed(view),
    };
  }

  #columns() {
    const { lines, smoothing } = this.#state;
    const raw = lines.map(({ values }) => values);
    return smoothing > 0 ? [...raw, ...raw.map((values) => smoothed(values, smoothing))] : raw;
  }

  #strange() {
    const { epochs, lines } = this.#state;
    return lines
      .filter(({ key }) => !this.#hidden.has(key))
      .flatMap(({ values, colour }) =>
        values.flatMap((value, i) =>
          typeof value === "number" && !Number.isFinite(value) ? [{ epoch: epochs[i], value, colour: seriesColour(colour) }] : [],
        ),
      );
  }

  #toggle(key) {
    if (!this.#hidden.delete(key)) {
      this.#hidden.add(key);
    }
    this.set({});
  }

  #key(event) {
    const { epochs } = this.#state;
    if (!epochs.length || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const last = epochs.length - 1;
    const place = this.#place ?? last;
    const to = { Home: 0, End: last }[event.key] ?? (KEYS[event.key] && Math.min(last, Math.max(0, place + KEYS[event.key])));
    if (to !== undefined) {
      this.#plot.point(to);
    } else if (event.key === "+" || event.key === "-") {
      const { min, max } = this.#plot.view;
      const half = ((max - min) / 2) * (event.key === "+" ? 0.5 : 2);
      const [from, to] = [Math.max(epochs[0], epochs[place] - half), Math.min(epochs[last], epochs[place] + half)];
      this.#zoomed(to > from && (from > epochs[0] || to < epochs[last]) ? { min: from, max: to } : null);
    } else if (event.key === "Escape") {
      this.#zoomed(null);
      this.#plot.point(null);
    } else {
      return;
    }
    event.preventDefault();
  }

  #frame() {
    const { epochs, lines, note, unit } = this.#state;
    const place = this.#place !== null && this.#place < epochs.length ? this.#place : epochs.length - 1;
    render(
      html`<header>
          <h3>${this.#spec.title}</h3>
          ${unit ? html`<span class="unit">${unit}</span>` : nothing}
          <div class="legend">
            ${lines.map(
              ({ key, label, colour, dash, values }) => html`<button
                class="chip"
                aria-pressed=${this.#hidden.has(key) ? "false" : "true"}
                title="Show or hide"
                @click=${() => this.#toggle(key)}
              >
                <svg class="swatch s${colour + 1}" width="18" height="8" aria-hidden="true">
                  <line x1="0" y1="4" x2="18" y2="4" stroke-dasharray=${dash ? dash.join(" ") : nothing} />
                </svg>
                <span class=${lines.length > 1 ? "clip" : "visually-hidden"}>${label}</span> <output>${number(this.#place === null ? values.findLast((value) => value !== null && value !== undefined) : values[place])}</output>
              </button>`,
            )}
            <span class="at">${epochs.length ? `epoch ${epochs[place]}` : "no epoch yet"}</span>
          </div>
        </header>
        <div
          class="plot"
          tabindex="0"
          role="img"
          aria-label="${this.#spec.title}${unit ? ` in ${unit}` : ""}. ${note} Arrow keys move along the epochs, + and − zoom, Escape shows all."
          @keydown=${(event) => this.#key(event)}
        ></div>
        ${note ? html`<p class="note">${note}</p>` : nothing}`,
      this.#box,
    );
  }
}
