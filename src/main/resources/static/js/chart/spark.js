// A curve as small as a word.
import { svg, html } from "../lit.js";
import { drawable } from "./reading.js";

const WIDTH = 120;
const HEIGHT = 28;

function path(values, low, high) {
  const span = high - low || 1;
  let pen = "M";
  return values
    .map((value, i) => {
      if (!drawable(value)) {
        pen = "M";
        return "";
      }
      const x = ((i / Math.max(1, values.length - 1)) * (WIDTH - 2) + 1).toFixed(1);
      const y = (HEIGHT - 2 - ((value - low) / span) * (HEIGHT - 4)).toFixed(1);
      const step = `${pen}${x} ${y}`;
      pen = "L";
      return step;
    })
    .join("");
}

/** `lines`: arrays of values, the first of them training, the second validation. */
export function spark(lines, label) {
  const all = lines.flat().filter(drawable);
  const low = Math.min(...all);
  const high = Math.max(...all);
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" width=${WIDTH} height=${HEIGHT} role="img" aria-label=${label}>
    ${all.length ? lines.map((values, i) => svg`<path class="s${i + 1}" d=${path(values, low, high)} />`) : ""}
  </svg>`;
}
