// The picture of the first page: a valley of contour lines, and a walk down into it. Computed, as a descent is.
import { html, svg } from "../lit.js";

const WIDTH = 420;
const HEIGHT = 240;
const LEVELS = [0.06, 0.16, 0.3, 0.48, 0.7, 0.96, 1.26, 1.6];
const TILT = -0.42;
const AXES = [140, 62];
const VALLEY = [236, 118];
const START = [-1.22, -0.72];
const STEPS = 13;
const RATE = 0.19;

/** Cost at a place in units of the valley's axes; steeper across than along. */
const gradient = ([x, y]) => [2 * x, 2 * y * 1.9];

function place([x, y]) {
  const [cos, sin] = [Math.cos(TILT), Math.sin(TILT)];
  return [VALLEY[0] + cos * x * AXES[0] - sin * y * AXES[1], VALLEY[1] + sin * x * AXES[0] + cos * y * AXES[1]];
}

function walk() {
  let at = START;
  let speed = [0, 0];
  const path = [at];
  for (let i = 0; i < STEPS; i++) {
    const slope = gradient(at);
    speed = speed.map((v, k) => 0.45 * v - RATE * slope[k]);
    at = at.map((v, k) => v + speed[k] * 0.8);
    path.push(at);
  }
  return path.map(place);
}

export function slope() {
  const path = walk();
  const last = path.at(-1);
  return html`<svg class="slope" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="A walk down into a valley of contour lines">
    ${LEVELS.map((level) => {
      const r = Math.sqrt(level);
      return svg`<ellipse cx=${VALLEY[0]} cy=${VALLEY[1]} rx=${r * AXES[0]} ry=${r * AXES[1]} transform="rotate(${(TILT * 180) / Math.PI} ${VALLEY[0]} ${VALLEY[1]})"></ellipse>`;
    })}
    <polyline points=${path.map((point) => point.map((v) => v.toFixed(1)).join(",")).join(" ")}></polyline>
    ${path.slice(0, -1).map(([x, y]) => svg`<circle class="step" cx=${x} cy=${y} r="3"></circle>`)}
    <circle class="end" cx=${last[0]} cy=${last[1]} r="6"></circle>
  </svg>`;
}
