// One model: how good it is, what it gets wrong, and a place to try it.
import { html, nothing } from "../lit.js";
import { del, get } from "../api.js";
import { ago, count, number, percent } from "../format.js";
import { go, href } from "../router.js";
import { view } from "../view.js";
import { code, facts, head } from "../ui/parts.js";
import { confirm } from "../ui/dialog.js";
import { toastProblem } from "../ui/toast.js";
import { image } from "../datasets/rows.js";
import { Trial } from "../model/trial.js";
import { classTable, confusion, figures, residuals, roc } from "../model/verdict.js";

const SHOWN = 24;

export default async function page({ root, params, signal, entitle }) {
  const path = `/v1/models/${encodeURIComponent(params.id)}`;
  const [model, evaluation] = await Promise.all([get(path, { signal }), get(`${path}/evaluation`, { signal })]);
  entitle(model.name);
  const state = { model, evaluation, rows: null, roc: null, chosen: null };
  let draw = () => {};
  state.trial = new Trial(model, () => draw());
  draw = view(root, () => template(state, { choose, remove }), signal);

  async function rows() {
    const query = { limit: model.labels ? SHOWN : 100, actual: state.chosen?.actual, predicted: state.chosen?.predicted };
    state.rows = await get(`${path}/evaluation/rows`, { query, signal }).catch(() => null);
    draw();
  }
  async function choose(chosen) {
    state.chosen = chosen;
    draw();
    await rows();
  }
  async function remove() {
    if (await confirm("Delete this model?", "Nobody can predict with it any more.", "Delete it")) {
      await del(path).then(() => go("models"), toastProblem);
    }
  }
  const curves = model.labels ? get(`${path}/evaluation/roc`, { signal }).catch(() => null) : null;
  await rows();
  state.roc = await curves;
  draw();
}

function template(state, { choose, remove }) {
  const { model, evaluation, trial, chosen } = state;
  const { provenance } = model;
  return html`
    ${head({
      title: model.name,
      crumb: ["Models", href("models")],
      lede: html`Version ${model.version}, predicts <bdi>${model.target}</bdi>. Made ${ago(model.created_at)} by <a href=${href("jobs", provenance.job)}>its job</a>.`,
      actions: html`<button class="quiet" @click=${remove}>Delete</button>`,
    })}
    <section class="card stack"><h2>On rows that it never saw</h2>${figures(evaluation)}</section>
    <section class="card stack"><h2>Try it</h2>${trial.view()}</section>
    ${model.labels
      ? html`<div class="split even">
          <section class="card stack">
            <h2>Who is taken for whom</h2>
            ${confusion(evaluation.confusion_matrix, chosen, choose)}
            <p class="small muted">Click a number to see its rows below.</p>
          </section>
          <section class="card stack">
            <h2>Class by class</h2>
            ${classTable(evaluation.classes)} ${state.roc ? roc(state.roc) : nothing}
          </section>
        </div>`
      : nothing}
    <section class="card stack">
      <h2>${chosen ? html`Is <bdi>${chosen.actual}</bdi>, was taken for <bdi>${chosen.predicted}</bdi>` : "Test rows, the worst first"}</h2>
      ${state.rows ? testRows(state) : html`<p class="muted">The rows are not there any more.</p>`}
    </section>
    <section class="card stack">
      <h2>From a program</h2>
      ${code(model.example, "A request that predicts")}
      ${facts([
        ["Parameters", count(model.parameters)],
        ["Training rows", count(provenance.training_rows)],
        ["Validation rows", count(provenance.validation_rows)],
        ["Seed", String(provenance.seed)],
        ["Kernels", provenance.kernels],
      ])}
      <p class="tiny muted mono">weights sha256 ${model.weights_sha256}</p>
    </section>
  `;
}

function testRows({ model, rows }) {
  if (!rows.data.length) {
    return html`<p class="muted">None.</p>`;
  }
  if (!model.labels) {
    return html`${residuals(rows.data)}
      ${table(["Row", "Actual", "Predicted", "Error"], rows.data.slice(0, SHOWN).map((one) => [one.row, number(one.actual), number(one.predicted), number(one.error)]))}`;
  }
  if (model.input_schema.some(({ type }) => type === "image")) {
    return html`<ul class="mistakes">
      ${rows.data.map(
        (one) => html`<li>
          ${image(rows.dataset, one.row, `row ${one.row}`)}
          <span class=${one.correct ? "yes" : "no"}>says <bdi>${one.predicted ?? "–"}</bdi> ${percent(one.probability)}</span>
          <span>is <bdi>${one.actual}</bdi></span>
        </li>`,
      )}
    </ul>`;
  }
  return table(["Row", "Is", "Said", "Sure", "Right"], rows.data.map((one) => [one.row, one.actual, one.predicted ?? "–", percent(one.probability), one.correct ? "yes" : "no"]));
}

const table = (names, lines) => html`<div class="scroll" tabindex="0" role="region" aria-label="Test rows">
  <table>
    <thead><tr>${names.map((name) => html`<th>${name}</th>`)}</tr></thead>
    <tbody>${lines.map((line) => html`<tr>${line.map((value) => html`<td><bdi>${value}</bdi></td>`)}</tr>`)}</tbody>
  </table>
</div>`;
