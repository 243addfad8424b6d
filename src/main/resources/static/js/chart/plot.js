// One panel of curves over epochs: a uPlot with our axes, marks and keys.
import uPlot from "/webjars/uplot/dist/uPlot.esm.js";
import { number } from "../format.js";
import { drawMarks, drawShade, drawStrange } from "./marks.js";
import { token } from "./palette.js";
import { drawable } from "./reading.js";

const FAINT = 0.28;
const LEFT = 62;
const PAD = 0.08;

/** Steps of the epochs' axis: whole ones. */
const STEPS = [1, 2, 5].flatMap((digit) => [...Array(7).keys()].map((power) => digit * 10 ** power)).sort((a, b) => a - b);

/** Room around what there is to see; a flat line lies in the middle. */
function linear(u, low, high) {
  if (!drawable(low) || !drawable(high)) {
    return [0, 1];
  }
  const room = (high - low) * PAD || Math.abs(high) * 0.1 || 1;
  return [low >= 0 && low < high * 0.25 ? 0 : low - room, high + room];
}

function logarithmic(u, low, high) {
  if (!drawable(low) || !drawable(high) || high <= 0) {
    return [0.1, 1];
  }
  const room = (high / low) ** PAD || 1;
  return low === high ? [low / 2, high * 2] : [low / room, high * room];
}

function seriesOf({ label, colour, dash, width, faint, show }) {
  return {
    label,
    show,
    scale: "y",
    stroke: colour,
    alpha: faint ? FAINT : 1,
    width: faint ? 1 : width ?? 2,
    dash,
    points: faint ? { show: false } : { size: 5, fill: colour },
    spanGaps: false,
  };
}

function options({ width, height, log, series, sync, marks, shade, strange, onCursor, onZoom }) {
  const axis = {
    stroke: token("--ink-2"),
    font: `11px ${getComputedStyle(document.body).fontFamily}`,
    grid: { stroke: token("--line"), width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height,
    legend: { show: false },
    cursor: {
      sync: { key: sync, setSeries: false },
      drag: { x: true, y: false },
      points: { size: 7, width: 2 },
      focus: { prox: -1 },
    },
    scales: {
      x: { time: false },
      y: log ? { distr: 3, range: logarithmic } : { range: linear },
    },
    axes: [
      { ...axis, size: 26, incrs: STEPS, grid: { show: false }, space: 60, values: (u, ticks) => ticks.map((tick) => number(tick)) },
      { ...axis, size: LEFT, space: 34, values: (u, ticks) => ticks.map((tick) => (tick === null ? "" : number(tick, 3))) },
    ],
    series: [{ label: "Epoch" }, ...series.map(seriesOf)],
    hooks: {
      drawClear: [(u) => drawShade(u, shade())],
      draw: [
        (u) => {
          drawMarks(u, marks());
          drawStrange(u, strange());
        },
      ],
      setCursor: [(u) => onCursor(u.cursor.idx ?? null)],
      setScale: [(u, key) => key === "x" && onZoom(u)],
    },
    padding: [8, 12, 0, 0],
  };
}

/** Values as uPlot draws them: what cannot be drawn is a gap, and over what is undefined the line goes on. */
function shown(values, log) {
  return values.map((value) => (value === undefined || (drawable(value) && (!log || value > 0)) ? value : null));
}

/**
 * A panel in `host`. `spec`: `series` (`{ label, colour, dash, width, faint, show }` each), `log`, `height`, `sync` (panels
 * with the same word move their cursors together), and the functions `marks`, `shade`, `strange`, `onCursor`, `onZoom`.
 */
export class Plot {
  #u;
  #spec;
  #observer;

  constructor(host, spec) {
    this.#spec = spec;
    this.#u = new uPlot(options({ ...spec, width: Math.max(120, host.clientWidth) }), [[], ...spec.series.map(() => [])], host);
    this.#observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry.contentRect.width);
      if (width > 0 && width !== this.#u.width) {
        this.#u.setSize({ width, height: spec.height });
      }
    });
    this.#observer.observe(host);
  }

  /** `columns`: one array of values a series. After a zoom by the user the view stays. */
  show(epochs, columns) {
    const { min, max } = this.#u.scales.x;
    const all = this.#u.data[0];
    const zoomed = all.length > 1 && drawable(min) && (min > all[0] || max < all.at(-1));
    this.#u.setData([epochs, ...columns.map((values) => shown(values, this.#spec.log))], !zoomed);
    if (zoomed) {
      this.#u.redraw();
    } else if (epochs.length === 1) {
      this.#u.setScale("x", { min: epochs[0] - 1, max: epochs[0] + 1 });
    }
  }

  /** Moves the cursor to the n-th epoch; null takes it away. */
  point(place) {
    if (place === null) {
      this.#u.setCursor({ left: -10, top: -10 });
    } else {
      this.#u.setCursor({ left: this.#u.valToPos(this.#u.data[0][place], "x"), top: this.#u.over.clientHeight / 2 });
    }
  }

  /** Shows the epochs from `min` to `max`; all of them without. */
  zoom(min, max) {
    const epochs = this.#u.data[0];
    if (epochs.length > 1) {
      this.#u.setScale("x", { min: min ?? epochs[0], max: max ?? epochs.at(-1) });
    }
  }

  /** The epochs in view. */
  get view() {
    const { min, max } = this.#u.scales.x;
    return { min, max };
  }

  destroy() {
    this.#observer.disconnect();
    this.#u.destroy();
  }
}
