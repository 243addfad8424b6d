// What the test rows say about a model: figures beside the trivial baseline, classes, and who is taken for whom.
import { html, nothing, svg } from "../lit.js";
import { count, number, percent } from "../format.js";
import { facts } from "../ui/parts.js";

const SIZE = 200;
const EDGE = 26;

/** The figures, each beside what somebody gets who always says the same. */
export function figures(evaluation) {
  const { baseline } = evaluation;
  const pairs =
    evaluation.accuracy === undefined
      ? [["MAE", number(evaluation.mae), number(baseline.mae)], ["RMSE", number(evaluation.rmse), number(baseline.rmse)], ["R²", number(evaluation.r2), "0"]]
      : [["Accuracy", percent(evaluation.accuracy), percent(baseline.accuracy)], ["Loss", number(evaluation.loss), number(baseline.loss)]];
  return facts([
    ...pairs.map(([name, value, trivial]) => [name, html`${value} <span class="muted small">trivial ${trivial}</span>`]),
    ["Test rows", count(evaluation.rows)],
  ]);
}

export function classTable(classes) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Figures of each class">
    <table>
      <thead>
        <tr><th>Class</th>${["Precision", "Recall", "F1", "ROC AUC", "Rows"].map((name) => html`<th class="number">${name}</th>`)}</tr>
      </thead>
      <tbody>
        ${classes.map(
          (one) => html`<tr>
            <td><bdi class="name-clip">${one.label}</bdi></td>
            ${[one.precision, one.recall, one.f1, one.roc_auc].map((value) => html`<td class="number">${number(value, 3)}</td>`)}
            <td class="number">${count(one.support)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Rows are what is so, columns what the model said; `choose(actual, predicted)` when a cell is clicked. */
export function confusion({ labels, counts }, chosen, choose) {
  const kind = (i, j, n) => (n === 0 ? "none" : i === j ? "right" : "wrong");
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Confusion matrix">
    <table class="confusion">
      <thead>
        <tr><td class="tiny muted">is ↓ said →</td>${labels.map((label) => html`<th scope="col"><bdi class="name-clip">${label}</bdi></th>`)}</tr>
      </thead>
      <tbody>
        ${labels.map(
          (actual, i) => html`<tr>
            <th scope="row"><bdi class="name-clip">${actual}</bdi></th>
            ${labels.map((predicted, j) => {
              const on = chosen?.actual === actual && chosen?.predicted === predicted;
              return html`<td class=${kind(i, j, counts[i][j])}>
                <button
                  aria-pressed=${on ? "true" : "false"}
                  aria-label="${counts[i][j]} rows are ${actual} and were taken for ${predicted}"
                  @click=${() => choose(on ? null : { actual, predicted })}
                >${count(counts[i][j])}</button>
              </td>`;
            })}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const frame = (body, label, x, y) => html`<svg class="roc" viewBox="0 0 ${SIZE + 2 * EDGE} ${SIZE + 2 * EDGE}" role="img" aria-label=${label}>
  <rect class="frame" x=${EDGE} y="6" width=${SIZE} height=${SIZE} />
  <line class="chance" x1=${EDGE} y1=${SIZE + 6} x2=${EDGE + SIZE} y2="6" />
  ${body}
  <text x=${EDGE + SIZE / 2} y=${SIZE + 24} text-anchor="middle">${x}</text>
  <text x="12" y=${SIZE / 2} text-anchor="middle" transform="rotate(-90 12 ${SIZE / 2})">${y}</text>
</svg>`;

/** How many of a class are found for how many false alarms. */
export function roc({ classes }) {
  const line = ({ label, false_positive_rate: xs, true_positive_rate: ys }, i) => {
    const steps = xs.map((x, n) => `${n ? "L" : "M"}${(EDGE + x * SIZE).toFixed(1)} ${(6 + (1 - ys[n]) * SIZE).toFixed(1)}`);
    return svg`<path class="s${(i % 8) + 1}" d=${steps.join("")}><title>${label}</title></path>`;
  };
  return frame(classes.map(line), "ROC: found against false alarms, one line a class", "false alarms", "found");
}

/** What was predicted against what is so; the diagonal is the truth. */
export function residuals(rows) {
  const values = rows.flatMap(({ actual, predicted }) => [actual, predicted]).filter(Number.isFinite);
  if (!values.length) {
    return nothing;
  }
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const dots = rows
    .filter(({ predicted }) => Number.isFinite(predicted))
    .map(({ actual, predicted }) => svg`<circle r="3" cx=${EDGE + ((actual - low) / span) * SIZE} cy=${6 + (1 - (predicted - low) / span) * SIZE} />`);
  return frame(dots, `Predicted against actual, from ${number(low)} to ${number(low + span)}`, "actual", "predicted");
}
