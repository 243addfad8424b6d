// One model: how well it does, what it gets wrong, and the ways to ask it.
import { html, nothing } from "../lit.js";
import { del, get } from "../api.js";
import { go, href } from "../router.js";
import { view } from "../view.js";
import { ago, count } from "../format.js";
import { code, facts, head, loading } from "../ui/parts.js";
import { confirm } from "../ui/dialog.js";
import { problemView } from "../ui/problem.js";
import { Aliases, aliasesView } from "../models/aliases.js";
import { classTable, confusionMatrix, figures } from "../models/evaluation.js";
import { mistakesPage, mistakesView } from "../models/mistakes.js";
import { residualPlot, rocPlot } from "../models/plots.js";
import { TryIt } from "../models/tryit.js";

const POINTS = 1000;

export default async function model({ root, params, signal, entitle }) {
  const state = { model: null, evaluation: null, roc: null, residuals: null, page: null, cell: null, problem: null, gone: null, trial: null, aliases: null };
  const draw = view(root, () => (state.model ? page(state, act) : loading("the model")), signal);
  const act = actions(state, draw, signal);
  const path = `/v1/models/${encodeURIComponent(params.id)}`;
  [state.model, state.evaluation] = await Promise.all([get(path, { signal }), get(`${path}/evaluation`, { signal })]);
  state.aliases = new Aliases({ model: state.model, changed: draw, signal, onModel: (next) => (state.model = next) });
  state.trial = new TryIt({ model: state.model, changed: draw, signal });
  entitle(state.model.name);
  draw();
  try {
    await act.move(0);
    await state.trial.look(state.page);
    if (state.model.task === "classification") {
      state.roc = (await get(`${path}/evaluation/roc`, { signal })).classes;
    } else {
      state.residuals = (await get(`${path}/evaluation/rows`, { query: { limit: POINTS }, signal })).data;
    }
  } catch (problem) {
    state.gone = problem.status === 404 ? problem : null;
  }
  draw();
}

function actions(state, draw, signal) {
  return {
    async move(offset) {
      state.page = await mistakesPage(state.model, state.cell, offset, signal);
      draw();
    },
    async choose(cell) {
      state.cell = cell;
      await this.move(0);
      document.querySelector("#mistakes")?.scrollIntoView({ block: "nearest" });
    },
    async remove() {
      if (await confirm("Delete this model?", "Requests for its predictions fail from then on. Its version is never used again.", "Delete it")) {
        try {
          await del(`/v1/models/${encodeURIComponent(state.model.id)}`);
          go("models");
        } catch (problem) {
          state.problem = problem;
          draw();
        }
      }
    },
  };
}

/** Goes to where the model can be asked, which on a phone is far below. */
function tryIt() {
  const trial = document.querySelector(".try");
  trial.scrollIntoView({ block: "start" });
  trial.querySelector("canvas.pad, input, select")?.focus({ preventScroll: true });
}

function page(state, act) {
  const { model: one, evaluation } = state;
  const matrix = evaluation.confusion_matrix;
  return html`${head({
      title: one.name,
      crumb: ["Models", href("models")],
      lede: html`Version ${one.version}${one.aliases.length ? `, also known as ${one.aliases.join(", ")}` : nothing}; predicts <bdi>${one.target}</bdi>`,
      actions: html`<button class="quiet" @click=${act.remove}>Delete</button>
        <a class="button" href=${href("jobs", one.provenance.job)}>Its training</a>
        <a class="button" href=${href("datasets", one.provenance.dataset)}>Its data</a>
        <button class="primary" @click=${tryIt}>Try it</button>`,
    })}
    ${state.problem ? problemView(state.problem) : nothing}
    <section class="card stack tight"><h2>On the test rows</h2>${figures(one, evaluation)}</section>
    <div class="split">
      <div class="stack">
        ${matrix ? confusionMatrix(matrix, state.cell, (cell) => act.choose(cell)) : nothing}
        ${state.residuals?.length ? residualPlot(state.residuals) : nothing}
        ${state.page
          ? mistakesView(one, state.page, state.cell, (offset) => act.move(offset), () => act.choose(null))
          : state.gone
            ? html`<p class="notice warning">The data of this model were deleted, so its test rows cannot be shown.</p>`
            : loading("the test rows")}
        ${evaluation.classes ? classTable(evaluation.classes) : nothing}
      </div>
      <div class="stack">
        ${state.trial.view()}
        ${state.roc?.length ? rocPlot(state.roc) : nothing}
        ${aliasesView(one, state.aliases)}
        <section class="card stack"><h2>From a shell</h2>${code(one.example, "Command for a prediction of this model")}</section>
      </div>
    </div>
    ${origin(one)}`;
}

function origin({ provenance, weights_sha256: weights, created_at: created }) {
  return html`<details class="card">
    <summary><h2>Where it comes from</h2></summary>
    ${facts([
      ["Trained", html`<span title=${created}>${ago(created)}</span>`],
      ["Seed", provenance.seed],
      ["Training rows", count(provenance.training_rows)],
      ["Validation rows", count(provenance.validation_rows)],
      ["Test rows", count(provenance.test_rows)],
      ["Engine", provenance.engine_version],
    ])}
    <p class="tiny muted">Kernels: ${provenance.kernels}<br />Data <code>${provenance.dataset_sha256}</code><br />Weights <code>${weights}</code></p>
  </details>`;
}
