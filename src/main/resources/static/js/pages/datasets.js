// All datasets, and the ways to make one. On an empty service this is the first page, and says what Downhill does.
import { html, nothing } from "../lit.js";
import { get, list } from "../api.js";
import { go, href } from "../router.js";
import { view } from "../view.js";
import { ago, bytes, count, counted } from "../format.js";
import { head, loading, tag } from "../ui/parts.js";
import { problemView } from "../ui/problem.js";
import { Intake } from "../datasets/intake.js";
import { slope } from "../datasets/slope.js";

const STEPS = [
  ["Data", "A table or images. Column types and irregular values are detected and shown."],
  ["Network", "A list of layers, drawn with the shape of each output and checked before training."],
  ["Downhill", "The loss falls step by step, live. If the validation loss rises again, the network overfits."],
  ["Mistakes", "Its errors on the test rows, the largest first, and an address that predicts."],
];

export default async function datasets({ root, signal, entitle }) {
  entitle("Datasets");
  const state = { datasets: null, samples: [], problem: null };
  const intake = new Intake({
    signal,
    changed: () => draw(),
    arrived: (dataset) => go("datasets", dataset.id),
    failed: (problem) => {
      state.problem = problem;
      draw();
    },
  });
  const draw = view(root, () => page(state, intake), signal);
  const [all, samples] = await Promise.all([
    list("/v1/datasets", { most: 200, signal }),
    get("/v1/samples", { signal }),
  ]);
  Object.assign(state, { datasets: all, samples: samples.data });
  draw();
}

function page(state, intake) {
  if (state.datasets === null) {
    return html`${head({ title: "Datasets" })}${loading("the datasets")}`;
  }
  return state.datasets.length ? filled(state, intake) : first(state, intake);
}

const problem = (state) => (state.problem ? problemView(state.problem) : nothing);

function first(state, intake) {
  return html`<section class="hero">
      <div class="stack">
        <h1>Watch a network go downhill</h1>
        <p class="lede">Give it examples, and it learns from them. Begin with two hundred small pictures: is it a face?</p>
        <div class="actions">
          <button class="primary big" ?disabled=${Boolean(intake.busy)} @click=${() => intake.sample("faces")}>Try the faces sample</button>
          <label for="file" class="small muted">or bring your own data, below</label>
        </div>
      </div>
      ${slope()}
    </section>
    ${problem(state)}
    <ol class="story">${STEPS.map(([name, text]) => html`<li><h2>${name}</h2><p class="small muted">${text}</p></li>`)}</ol>
    <section class="split">
      <div class="stack"><h2>Samples</h2>${intake.samples(state.samples)}</div>
      <div class="stack"><h2>Your own data</h2>${intake.dropZone()}</div>
    </section>`;
}

function filled(state, intake) {
  return html`${head({ title: "Datasets", lede: "Data for training." })}
    ${problem(state)}
    <div class="split">
      <section class="card flush" aria-label="All datasets">${table(state.datasets)}</section>
      <div class="stack">
        ${intake.dropZone()}
        <details class="card" ?open=${state.datasets.length < 3}>
          <summary><h2>Samples</h2></summary>
          ${intake.samples(state.samples)}
        </details>
      </div>
    </div>`;
}

function table(all) {
  return html`<div class="scroll">
    <table>
      <thead><tr><th>Name</th><th>Task</th><th class="number">Rows</th><th class="number">Inputs</th><th class="number">Size</th><th>Added</th></tr></thead>
      <tbody>
        ${all.map(
          (dataset) => html`<tr>
            <td class="name">
              <a class="name-clip" dir="auto" href=${href("datasets", dataset.id)} title=${dataset.name}>${dataset.name}</a>
              <span class="tiny muted">${dataset.format}${dataset.warnings.length ? ` · ${counted(dataset.warnings.length, "warning")}` : nothing}</span>
            </td>
            <td>${tag(dataset.task)}</td>
            <td class="number">${count(dataset.rows)}</td>
            <td class="number">${count(dataset.columns.filter(({ role }) => role === "input").length)}</td>
            <td class="number">${bytes(dataset.bytes)}</td>
            <td><span title=${dataset.created_at}>${ago(dataset.created_at)}</span></td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
