// Up to eight runs on one chart, with a table of what differs between them.
import { html, nothing } from "../lit.js";
import { count, lossUnit, number, percent, words } from "../format.js";
import { follow } from "../live.js";
import { href } from "../router.js";
import { view } from "../view.js";
import { empty, head } from "../ui/parts.js";
import { goesOn, jobWithCurves } from "../job/load.js";
import { Curves, SERIES } from "../chart/curves.js";
import { Panel } from "../chart/panel.js";
import { datasetName, known, networkName } from "../job/names.js";
import { trainedFor } from "../job/progress.js";
import { differences, flat } from "../job/settings.js";

const MOST = 8;

/** Of all runs together, as many as a canvas draws at once; the service thins, and keeps every extreme. */
const MOST_POINTS = 12_000;
const MOST_EACH = 4_000;

/** At most this many, so that the colours stay easy to tell apart. */
const DASHES = [undefined, [8, 3], [2, 3], [8, 3, 2, 3], undefined, [8, 3], [2, 3], [8, 3, 2, 3]];

export default async function page({ root, query, signal, entitle }) {
  entitle("Compare runs");
  const ids = [...new Set(query.getAll("job"))].slice(0, MOST);
  if (!ids.length) {
    view(root, nothingChosen, signal);
    return;
  }
  const [names, ...runs] = await Promise.all([known(signal), ...ids.map((id) => run(id, Math.min(MOST_EACH, MOST_POINTS / ids.length), signal))]);
  const state = { runs, names, metric: "validation_loss", log: false, smoothing: 0 };
  if (!metrics(runs).includes(state.metric)) {
    [state.metric] = metrics(runs);
  }
  const charts = document.createElement("div");
  const panel = new Panel(charts, { title: "Runs", height: 340, sync: "compare" }, signal);
  const show = () => panel.set(picture(state));
  const draw = view(root, () => template(state, charts, choose), signal);
  function choose(change) {
    Object.assign(state, change);
    show();
    draw();
  }
  show();

  const open = runs.filter(({ job, curves }) => goesOn(job, curves));
  if (open.length) {
    const oldest = Math.min(...open.map(({ after }) => Number(after)));
    follow(open.map(({ job }) => job.id), {
      after: String(oldest),
      signal,
      onEvent: ({ event, data }) => {
        const one = runs.find(({ job }) => job.id === (data?.job ?? data?.id));
        if (event === "epoch") {
          one?.curves.put(data);
          show();
        } else if (event === "end" && one) {
          one.job = data;
          draw();
        }
      },
    });
  }
}

async function run(id, points, signal) {
  const path = `/v1/jobs/${encodeURIComponent(id)}`;
  const { job, body } = await jobWithCurves(path, Math.floor(points), signal);
  return { job, curves: Curves.of(body), after: body.last_event_id };
}

/** The series that any of the runs has, losses first. */
function metrics(runs) {
  const names = Object.keys(SERIES).filter((name) => runs.some(({ curves }) => curves.has(name)));
  return names.length ? names : ["validation_loss"];
}

/** The unit of a metric; of runs whose losses have different units, all of them. */
function unitOf(metric, runs) {
  if (metric.endsWith("_loss")) {
    return [...new Set(runs.map(({ job }) => lossUnit(job)).filter(Boolean))].join(" and ");
  }
  return /_(mae|rmse)$/.test(metric) ? "the target’s own units" : "";
}

/** All runs on one axis of epochs. Where only another run has an epoch, the value is undefined, and the line goes on. */
function picture({ runs, metric, log, smoothing }) {
  const epochs = [...new Set(runs.flatMap(({ curves }) => curves.epochs))].sort((a, b) => a - b);
  const lines = runs.map(({ job, curves }, i) => {
    const places = new Map(curves.epochs.map((epoch, place) => [epoch, place]));
    const values = curves.values(metric);
    return {
      key: job.id,
      label: job.name,
      colour: i,
      dash: DASHES[i],
      values: epochs.map((epoch) => (places.has(epoch) ? values[places.get(epoch)] ?? null : undefined)),
    };
  });
  const best = lines
    .map(({ label, values }) => `${label} ${number(values.findLast((value) => value !== null && value !== undefined))}`)
    .join(", ");
  return { epochs, lines, log, smoothing, unit: unitOf(metric, runs), note: `${SERIES[metric]} now: ${best}.` };
}

function nothingChosen() {
  return html`
    ${head({ title: "Compare runs", crumb: ["Jobs", href("jobs")] })}
    ${empty(
      "No jobs chosen",
      "Tick up to eight jobs in the list to see them on one chart, with their differences.",
      html`<a class="button primary" href=${href("jobs")}>Choose jobs</a>`,
    )}
  `;
}

function template({ runs, names, metric, log, smoothing }, charts, choose) {
  return html`
    ${head({ title: "Compare runs", crumb: ["Jobs", href("jobs")], lede: "Drag over the chart to zoom; click a name to hide its line." })}
    <section class="card" aria-label="Curves">
      <div class="chart-tools">
        <label class="check">Metric
          <select @change=${(event) => choose({ metric: event.target.value })}>
            ${metrics(runs).map((name) => html`<option value=${name} ?selected=${name === metric}>${SERIES[name]}</option>`)}
          </select>
        </label>
        <label class="check">
          <input type="checkbox" .checked=${log} @change=${(event) => choose({ log: event.target.checked })} />
          Logarithmic
        </label>
        <label class="check">Smoothing
          <input type="range" min="0" max="0.95" step="0.05" .value=${String(smoothing)} @input=${(event) => choose({ smoothing: Number(event.target.value) })} />
          <output class="muted">${smoothing ? smoothing.toFixed(2) : "off"}</output>
        </label>
      </div>
      ${charts}
    </section>
    <section class="card flush">
      <div class="card-head"><h2>What differs</h2></div>
      ${table(runs, names)}
    </section>
  `;
}

/** Results first, then the settings that are not the same everywhere. */
function table(runs, names) {
  const results = [
    ["state", runs.map(({ job }) => words(job.status))],
    ["epochs done", runs.map(({ job }) => count(job.progress.epoch))],
    ["best loss", runs.map(({ job }) => number(job.best?.validation_loss ?? job.best?.train_loss))],
    ["in epoch", runs.map(({ job }) => count(job.best?.epoch))],
    ["validation accuracy", runs.map(({ curves }) => percent(curves.values("validation_accuracy").at(-1)))],
    ["trained for", runs.map(({ job }) => trainedFor(job))],
  ];
  const settings = differences(
    runs.map(({ job }) => new Map([["dataset", datasetName(job, names)], ["network", networkName(job, names)], ...flat(job.hyperparameters)])),
  );
  const line = ([name, values]) => html`<tr>
    <th scope="row">${words(name)}</th>
    ${values.map((value) => html`<td class="number" dir="auto">${value}</td>`)}
  </tr>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="What differs">
    <table class="compare-table">
      <thead>
        <tr>
          <td></td>
          ${runs.map(
            ({ job }, i) => html`<th scope="col" class="number">
              <svg class="swatch s${i + 1}" width="24" height="8" aria-hidden="true">
                <line x1="0" y1="4" x2="24" y2="4" stroke-dasharray=${DASHES[i] ? DASHES[i].join(" ") : nothing} />
              </svg>
              <a class="name-clip" dir="auto" href=${href("jobs", job.id)}>${job.name}</a>
            </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${results.map(line)} ${settings.map(line)}
        ${settings.length || runs.length < 2 ? nothing : html`<tr><td colspan=${runs.length + 1}>All settings are the same.</td></tr>`}
      </tbody>
    </table>
  </div>`;
}
