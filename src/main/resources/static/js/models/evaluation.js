// The figures of the test rows, beside the baseline.
import { html, nothing } from "../lit.js";
import { count, lossUnit, number, percent } from "../format.js";
import { facts } from "../ui/parts.js";

/** So few classes have room for large cells. */
const FEW = 4;

const beside = (value, guess) => html`${value} <span class="small muted beside">baseline ${guess}</span>`;

/** What the test rows say, each figure beside what the baseline reaches. */
export function figures(model, evaluation) {
  const base = evaluation.baseline ?? {};
  const shown = "accuracy" in evaluation
    ? [["Accuracy", beside(percent(evaluation.accuracy), percent(base.accuracy))], loss(evaluation, base)]
    : [
        ["Mean absolute error", beside(figure(evaluation, "mae"), figure(base, "mae"))],
        ["Root mean square error", beside(figure(evaluation, "rmse"), figure(base, "rmse"))],
        ["R²", figure(evaluation, "r2")],
        loss(evaluation, base),
      ];
  return facts([...shown, ["Test rows", count(evaluation.rows)], ...(model ? [["Parameters", count(model.parameters)]] : [])]);
}

const loss = (evaluation, base) => [`Loss in ${lossUnit(evaluation)}`, beside(figure(evaluation, "loss"), figure(base, "loss"))];

/** A figure, or the word for what it is instead of one. */
const figure = (of, name) => of.non_finite?.[name] ?? number(of[name]);

/** The confusion matrix; a click on a cell calls `choose({ actual, predicted })`. */
export function confusionMatrix({ labels, counts }, chosen, choose) {
  const most = Math.max(1, ...counts.flat());
  const name = (label) => html`<bdi class="clip confusion-name" title=${label}>${label}</bdi>`;
  return html`<section class="card">
    <div class="card-head"><h2>Confusion</h2><span class="small muted">Choose a cell to see its rows</span></div>
    <div class="scroll">
      <table class="confusion ${labels.length <= FEW ? "few" : ""}" .style=${`--classes:${labels.length}`}>
        <thead>
          <tr><td></td><th colspan=${labels.length} scope="colgroup">predicted</th></tr>
          <tr><td class="tiny muted">actual</td>${labels.map((label) => html`<th scope="col">${name(label)}</th>`)}</tr>
        </thead>
        <tbody>
          ${counts.map(
            (row, i) => html`<tr>
              <th scope="row">${name(labels[i])}</th>
              ${row.map((value, j) => {
                const cell = { actual: labels[i], predicted: labels[j] };
                const pressed = chosen?.actual === cell.actual && chosen?.predicted === cell.predicted;
                return html`<td>
                  <button
                    class="cell ${i === j ? "right" : "mistake"} ${value ? "" : "none"}"
                    .style=${`--depth:${Math.round((value / most) * 42)}%`}
                    aria-pressed=${pressed ? "true" : "false"}
                    aria-label="${value} rows are ${cell.actual} and were taken for ${cell.predicted}"
                    @click=${() => choose(pressed ? null : cell)}
                  >${count(value)}</button>
                </td>`;
              })}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

export function classTable(classes) {
  const share = (value) => html`<td class="number">${value === null ? "–" : number(value, 3)}</td>`;
  return html`<section class="card flush">
    <div class="card-head"><h2>Class by class</h2></div>
    <div class="scroll" tabindex="0" role="region" aria-label="Figures of each class">
      <table>
        <thead><tr><th>Class</th><th class="number">Precision</th><th class="number">Recall</th><th class="number">F1</th><th class="number">ROC AUC</th><th class="number">Rows</th></tr></thead>
        <tbody>
          ${classes.map(
            (one) => html`<tr>
              <td><bdi class="name-clip" title=${one.label}>${one.label}</bdi></td>
              ${share(one.precision)}${share(one.recall)}${share(one.f1)}${share(one.roc_auc)}
              <td class="number">${count(one.support)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${classes.length ? nothing : html`<p class="card-foot muted">The split kept no test rows.</p>`}
  </section>`;
}
