// All trained models.
import { html, nothing } from "../lit.js";
import { list } from "../api.js";
import { href, note } from "../router.js";
import { debounced, view } from "../view.js";
import { ago, count, testFigure } from "../format.js";
import { empty, head, loading, searchField, sortedBy, sortField, tag } from "../ui/parts.js";
import { problemView } from "../ui/problem.js";

const MOST = 500;
const TYPING_MS = 250;

const SORTS = [
  ["newest", "newest first"],
  ["name", "by name", (a, b) => a.name.localeCompare(b.name, "en") || b.version - a.version],
  ["test", "best test result first", (a, b) => score(b) - score(a)],
  ["parameters", "fewest parameters first", (a, b) => a.parameters - b.parameters],
];

const score = ({ metrics }) => testFigure(metrics)?.value ?? -Infinity;

export default async function models({ root, query, signal, entitle }) {
  entitle("Models");
  const state = { all: null, name: query.get("name") ?? "", sort: query.get("sort") ?? SORTS[0][0], problem: null };
  const actions = {
    search(name) {
      state.name = name;
      note("models", { name, sort: state.sort });
      soon();
    },
    sort(sort) {
      state.sort = sort;
      note("models", { name: state.name, sort });
      draw();
    },
  };
  const draw = view(root, () => page(state, actions), signal);
  async function load() {
    const asked = state.name;
    try {
      const all = await list("/v1/models", { most: MOST, query: { name: asked }, signal });
      Object.assign(state, asked === state.name ? { all, problem: null } : {});
    } catch (problem) {
      if (signal.aborted) {
        return;
      }
      state.problem = problem;
    }
    draw();
  }
  const soon = debounced(load, TYPING_MS, signal);
  await load();
}

function page(state, actions) {
  const { all, name, problem } = state;
  const none = empty(
    "No model yet",
    "Every successful job makes a model, with its metrics on the test rows.",
    html`<a class="button primary" href=${href("datasets")}>Begin with data</a>
      <a class="button" href=${href("jobs")}>See the jobs</a>`,
  );
  return html`${head({ title: "Models", lede: "Results of training jobs. Each model has its own address for predictions." })}
    ${problem ? problemView(problem) : nothing}
    ${all === null ? (problem ? nothing : loading("the models")) : all.length || name ? found(state, actions) : none}`;
}

function found({ all, name, sort }, actions) {
  return html`<div class="toolbar">
      ${searchField(name, actions.search)} ${sortField(SORTS, sort, actions.sort)}
      <span class="muted small" role="status">${all.length === MOST ? `the newest ${MOST}` : nothing}</span>
    </div>
    ${all.length ? table(sortedBy(SORTS, sort, all)) : html`<p class="muted">No model has “${name}” in its name.</p>`}`;
}

function table(all) {
  return html`<section class="card flush scroll" aria-label="All models" tabindex="0" role="region">
    <table>
      <thead><tr><th>Name</th><th>Test result</th><th>Version</th><th>Aliases</th><th>Predicts</th><th class="number">Parameters</th><th>Trained</th></tr></thead>
      <tbody>
        ${all.map(
          (model) => html`<tr>
            <td class="name"><a class="name-clip" dir="auto" href=${href("models", model.id)} title=${model.name}>${model.name}</a></td>
            <td class="nowrap">${testFigure(model.metrics)?.text ?? html`<span class="muted">–</span>`}</td>
            <td>${model.version}</td>
            <td>${model.aliases.length ? model.aliases.map((alias) => tag(alias)) : nothing}</td>
            <td><bdi class="name-clip" title=${model.target}>${model.target}</bdi> <span class="muted tiny">${model.task}</span></td>
            <td class="number">${count(model.parameters)}</td>
            <td class="nowrap"><span title=${model.created_at}>${ago(model.created_at)}</span></td>
          </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
