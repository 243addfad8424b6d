// All jobs: what waits, what trains, what came of it.
import { html, nothing, repeat } from "../lit.js";
import { ago } from "../format.js";
import { href, note } from "../router.js";
import { debounced, view } from "../view.js";
import { empty, head, loading, searchField, sortedBy, sortField } from "../ui/parts.js";
import { problemView } from "../ui/problem.js";
import { spark } from "../chart/spark.js";
import { cloneLink, commands, modelLink } from "../job/actions.js";
import { watch } from "../job/board.js";
import { datasetName, known, networkName } from "../job/names.js";
import { bar, bestText, progressText, stateView, trainedFor } from "../job/progress.js";

const PAGE = 25;
const MOST_COMPARED = 8;
const MOST_SORTED = 100;
const TYPING_MS = 250;

const SORTS = [
  ["newest", "newest first"],
  ["name", "by name", (a, b) => a.name.localeCompare(b.name, "en")],
  ["loss", "lowest best loss first", (a, b) => bestLoss(a) - bestLoss(b)],
  ["test", "best test result first", (a, b) => testScore(b) - testScore(a)],
];

const bestLoss = ({ best }) => best?.validation_loss ?? best?.train_loss ?? Number.MAX_VALUE;
const testScore = ({ test }) => test?.value ?? -Number.MAX_VALUE;

/** What the list can be narrowed to: the statuses that the API takes, and words for them. */
const STATES = [
  ["", "all"],
  ["queued,running,pausing,cancelling", "active"],
  ...["queued", "running", "paused", "succeeded", "failed", "cancelled"].map((status) => [status, status]),
];

export default async function page({ root, query, signal, entitle }) {
  entitle("Jobs");
  const state = {
    status: STATES.some(([key]) => key === query.get("status")) ? query.get("status") : "",
    name: query.get("name") ?? "",
    sort: query.get("sort") ?? SORTS[0][0],
    most: PAGE,
    jobs: null,
    curves: new Map(),
    tests: new Map(),
    names: await known(signal),
    chosen: new Set(),
    problem: null,
  };
  let look = () => {};
  const soon = debounced(() => look(), TYPING_MS, signal);
  const noted = () => note("jobs", { status: state.status, name: state.name, sort: state.sort });
  const actions = {
    filter: (status) => {
      state.status = status;
      noted();
      look();
    },
    search: (name) => {
      state.name = name;
      noted();
      soon();
    },
    sort: (sort) => {
      state.sort = sort;
      noted();
      draw();
      look();
    },
    more: () => {
      state.most += PAGE;
      look();
    },
    choose: (id, on) => {
      state.chosen[on ? "add" : "delete"](id);
      draw();
    },
    changed: () => look(),
  };
  const draw = view(root, () => template(state, actions), signal);
  look = watch({
    signal,
    wanted: () => ({ status: state.status, name: state.name, most: shownMost(state) }),
    onJobs: (jobs, curves, tests) => {
      Object.assign(state, { jobs: jobs.map((job) => ({ ...job, test: tests.get(job.model) })), curves, problem: null });
      draw();
      if (jobs.some((job) => !state.names.datasets.has(job.dataset) && !job.terminal)) {
        known(signal).then((names) => (state.names = names));
      }
    },
    onLost: (problem) => {
      state.problem = problem;
      draw();
    },
  });
}

/** To sort by anything but age, more than a page must be known. */
const shownMost = ({ sort, most }) => (sort === SORTS[0][0] ? most : Math.max(most, MOST_SORTED));

function template(state, actions) {
  const { jobs, problem } = state;
  const fresh = jobs?.length === 0 && !state.status && !state.name;
  return html`
    ${head({
      title: "Jobs",
      lede: "Training jobs: waiting, running and ended.",
      actions: html`<a class="button primary" href=${href("jobs", "new")}>New job</a>`,
    })}
    ${problem ? problemView(problem) : nothing}
    ${jobs === null
      ? problem ? nothing : loading("jobs")
      : fresh
        ? empty(
            "Nothing has been trained yet",
            "A job trains a network on a dataset. Choose a dataset, or upload one first.",
            html`<a class="button primary" href=${href("datasets")}>Choose a dataset</a>`,
          )
        : table(state, actions)}
  `;
}

function table(state, actions) {
  const { jobs, chosen, status, name, sort } = state;
  return html`
    <div class="toolbar">
      <label class="check">Show
        <select aria-label="State" @change=${(event) => actions.filter(event.target.value)}>
          ${STATES.map(([key, text]) => html`<option value=${key} ?selected=${key === status}>${text}</option>`)}
        </select>
      </label>
      ${searchField(name, actions.search)} ${sortField(SORTS, sort, actions.sort)}
      <span class="muted small grow">${chosen.size ? `${chosen.size} of at most ${MOST_COMPARED} chosen` : "Tick jobs to compare them."}</span>
      ${chosen.size > 1
        ? html`<a class="button primary" href=${href("compare", { job: [...chosen] })}>Compare ${chosen.size} runs</a>`
        : nothing}
    </div>
    ${jobs.length
      ? html`<ul class="card flush job-list" aria-label="Jobs">
          ${repeat(sortedBy(SORTS, sort, jobs), ({ id }) => id, (job) => row(job, state, actions))}
        </ul>`
      : html`<p class="muted">No job ${name ? html`with “${name}” in its name ` : nothing}is ${STATES.find(([key]) => key === status)[1] === "all" ? "there" : STATES.find(([key]) => key === status)[1]} now.</p>`}
    ${jobs.length === shownMost(state) ? html`<button @click=${actions.more}>Show more</button>` : nothing}
  `;
}

function row(job, { names, curves, chosen }, { choose, changed }) {
  const on = chosen.has(job.id);
  return html`<li class="job-row">
    <input
      type="checkbox"
      aria-label="Compare ${job.name}"
      .checked=${on}
      ?disabled=${!on && chosen.size >= MOST_COMPARED}
      @change=${(event) => choose(job.id, event.target.checked)}
    />
    <div>
      <h2 dir="auto"><a class="name-clip" href=${href("jobs", job.id)}>${job.name}</a></h2>
      <p class="muted small clip" dir="auto" title="${datasetName(job, names)}, ${networkName(job, names)}">${datasetName(job, names)} · ${networkName(job, names)}</p>
    </div>
    <div>
      ${stateView(job)}
      <p class="muted tiny" title=${job.created_at}>${ago(job.created_at)}${job.started_at ? ` · ${trainedFor(job)}` : ""}</p>
    </div>
    <div>
      ${bar(job)}
      <p class="muted tiny">${progressText(job)}</p>
    </div>
    <div class="metric">
      <p class="small">${job.test ? `test ${job.test.text}` : nothing}</p>
      <p class="muted tiny">${bestText(job)}</p>
    </div>
    <div class="curve">${spark(curves.get(job.id)?.lines ?? [], `Losses of ${job.name}. ${bestText(job)}`)}</div>
    <div class="actions">${commands(job, changed, "small")} ${modelLink(job, "small")} ${cloneLink(job, "small")}</div>
  </li>`;
}
