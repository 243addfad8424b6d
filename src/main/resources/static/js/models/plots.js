// Pictures of how well a model does: ROC curves for classes, residuals for numbers.
import { html, svg } from "../lit.js";
import { number } from "../format.js";

const SIZE = 240;
const WIDE = 560;
const PAD = 34;
const SERIES = 8;

const frame = () => svg`<rect class="plot-frame" x=${PAD} y="6" width=${SIZE - PAD - 6} height=${SIZE - PAD - 6}></rect>`;
const x = (share) => PAD + share * (SIZE - PAD - 6);
const y = (share) => SIZE - PAD - share * (SIZE - PAD - 6);

export function rocPlot(curves) {
  const shown = curves.slice(0, SERIES);
  return html`<section class="card">
    <div class="card-head"><h2>ROC</h2><span class="small muted">each class against the rest</span></div>
    <div class="plot-row">
      <svg class="scatter" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label="Receiver operating characteristic of ${shown.length} classes">
        ${frame()}
        <line class="plot-guess" x1=${x(0)} y1=${y(0)} x2=${x(1)} y2=${y(1)}></line>
        ${shown.map(
          (curve, i) => svg`<polyline class="hue-${i + 1}" points=${curve.false_positive_rate
            .map((rate, k) => `${x(rate).toFixed(1)},${y(curve.true_positive_rate[k]).toFixed(1)}`)
            .join(" ")}></polyline>`,
        )}
        <text x=${x(0.5)} y=${SIZE - 14}>false positive rate</text>
        <text x="0" y="0" transform="translate(12 ${y(0.5)}) rotate(-90)">true positive rate</text>
        <text x=${x(0)} y=${SIZE - 14}>0</text><text x=${x(1) - 4} y=${SIZE - 14}>1</text>
      </svg>
      <ul class="scatter-key">
        ${shown.map(({ label }, i) => html`<li class="hue-${i + 1}"><bdi class="clip" title=${label}>${label}</bdi></li>`)}
        ${curves.length > SERIES ? html`<li class="small muted">and ${curves.length - SERIES} more</li>` : ""}
      </ul>
    </div>
  </section>`;
}

/** Residuals over predicted values: a pattern here is something that the network has not learnt. */
export function residualPlot(rows) {
  const known = rows.filter(({ error }) => error !== null);
  const predicted = known.map((row) => row.predicted);
  const [low, high] = [Math.min(...predicted), Math.max(...predicted)];
  const reach = Math.max(...known.map(({ error }) => Math.abs(error))) || 1;
  const [left, right, top, bottom] = [64, WIDE - 12, 10, SIZE - 30];
  const across = (value) => left + 8 + (right - left - 16) * (high > low ? (value - low) / (high - low) : 0.5);
  const up = (residual) => (top + bottom) / 2 - (residual / reach) * (bottom - top) * 0.46;
  return html`<section class="card">
    <div class="card-head"><h2>Residuals</h2><span class="small muted">actual − predicted, over predicted; one point a test row</span></div>
    <svg class="scatter wide" viewBox="0 0 ${WIDE} ${SIZE}" role="img" aria-label="Residuals of ${known.length} test rows, up to ${number(reach)}">
      <rect class="plot-frame" x=${left} y=${top} width=${right - left} height=${bottom - top}></rect>
      <line class="plot-guess" x1=${left} x2=${right} y1=${up(0)} y2=${up(0)}></line>
      ${known.map((row) => svg`<circle cx=${across(row.predicted)} cy=${up(row.actual - row.predicted)} r="3"><title>row ${row.row}: ${number(row.predicted)} predicted, ${number(row.actual)} actual</title></circle>`)}
      ${[reach, 0, -reach].map((residual) => svg`<text x=${left - 6} y=${up(residual) + 4} class="end">${number(residual, 3)}</text>`)}
      <text x=${across(low)} y=${SIZE - 12} class="start">${number(low)}</text>
      <text x=${(left + right) / 2} y=${SIZE - 12}>predicted</text>
      <text x=${across(high)} y=${SIZE - 12} class="end">${number(high)}</text>
    </svg>
  </section>`;
}
