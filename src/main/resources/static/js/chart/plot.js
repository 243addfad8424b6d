// One panel of curves over epochs: a uPlot with our axes, marks and keys.
import uPlot from "/webjars/uplot/dist/uPlot.esm.js";
import { count } from "../format.js";
import { paths } from "./lines.js";
import { drawMarks, drawShade, drawStrange } from "./marks.js";
import { token } from "./palette.js";
import { drawable } from "./reading.js";
import { decadeLabels, decadeTicks, linearLabels, linearTicks } from "./ticks.js";

const FAINT = 0.28;
const MIN_LEFT = 62;
const MIN_RIGHT = 12;
const LABEL_GAP = 18;
const LABEL_SIZE = "11px";
const EPOCH_SPACE = 70;
const VALUE_SPACE = 34;
const PAD = 0.08;

/** Values beyond this are drawn as multiples of a power of ten: uPlot finds no ticks above 1e17. */
const LARGEST_UNIT_FREE = 1e9;
const MAX_EXPONENT = 300;

/** uPlot's own choice of a step is not used, but it must find one before it asks for ticks. */
const ANY_STEP = 1e30;

const ruler = document.createElement("canvas").getContext("2d");

let labelFont;

/** The font of labels, looked up once: asking for a style may lay out the whole page. */
function fontOfLabels() {
  labelFont ??= `${LABEL_SIZE} ${getComputedStyle(document.body).fontFamily}`;
  return labelFont;
}

/** The width of the widest of some labels in CSS pixels. */
function widthOf(labels) {
  ruler.font = fontOfLabels();
  return Math.max(0, ...labels.map((label) => ruler.measureText(label).width));
}

/** How long an axis from `min` to `max` is on which uPlot leaves `space` between steps of ANY_STEP. */
const sizeOf = (min, max, space) => (space / ANY_STEP) * (max - min);

/** The power of ten that the values are divided by before they are drawn. */
function unitOf(columns) {
  let most = 0;
  for (const values of columns) {
    for (const value of values) {
      most = drawable(value) && Math.abs(value) > most ? Math.abs(value) : most;
    }
  }
  const exponent = Math.floor(Math.log10(most));
  return most > 0 && (most > LARGEST_UNIT_FREE || most < 1 / LARGEST_UNIT_FREE)
    ? 10 ** Math.max(-MAX_EXPONENT, Math.min(MAX_EXPONENT, exponent))
    : 1;
}

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
    paths,
  };
}

function options({ width, height, log, series, sync, marks, shade, strange, onCursor, onZoom, rangeX, unit }) {
  const axis = {
    stroke: token("--ink-2"),
    font: fontOfLabels(),
    grid: { stroke: token("--line"), width: 1 },
    ticks: { show: false },
    incrs: [ANY_STEP],
    filter: (u, ticks) => ticks,
  };
  const values = (u, ticks) => {
    const own = ticks.map((tick) => tick * unit());
    return log && own.at(-1) >= own[0] * 10 ? decadeLabels(own) : linearLabels(own);
  };
  return {
    width,
    height,
    legend: { show: false },
    cursor: {
      // The panels share the place of the cursor alone: each tells of its own zoom.
      sync: { key: sync, setSeries: false, filters: { pub: isMove, sub: isMove } },
      drag: { x: true, y: false, setScale: false },
      bind: { dblclick: () => () => onZoom(null) },
      points: { size: 7, width: 2 },
      focus: { prox: -1 },
    },
    scales: {
      x: { time: false, range: rangeX },
      y: log ? { distr: 3, range: logarithmic } : { range: linear },
    },
    axes: [
      {
        ...axis,
        size: 26,
        grid: { show: false },
        space: EPOCH_SPACE,
        splits: (u, i, min, max, step, space) => linearTicks(min, max, sizeOf(min, max, space) / EPOCH_SPACE, true),
        values: (u, ticks) => ticks.map(count),
      },
      {
        ...axis,
        size: (u, labels) => Math.max(MIN_LEFT, widthOf(labels ?? []) + LABEL_GAP),
        space: VALUE_SPACE,
        splits: (u, i, min, max, step, space) => (log ? decadeTicks : linearTicks)(min, max, sizeOf(min, max, space) / VALUE_SPACE),
        values,
      },
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
      setSelect: [
        (u) => {
          const { left, width: size } = u.select;
          u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          onZoom({ min: u.posToVal(left, "x"), max: u.posToVal(left + size, "x") });
        },
      ],
    },
    padding: [8, (u) => Math.max(MIN_RIGHT, widthOf([count(u.scales.x?.max ?? 0)]) / 2 + 2), 0, 0],
  };
}

const isMove = (type) => type === "mousemove" || type === "mouseleave";

/** Values as uPlot draws them: what cannot be drawn is a gap, and over what is undefined the line goes on. */
function shown(values, log, unit) {
  return values.map((value) => {
    if (drawable(value)) {
      return log && value <= 0 ? null : value / unit;
    }
    return value === undefined ? undefined : null;
  });
}

/**
 * A panel in `host`. `spec`: `series` (`{ label, colour, dash, width, faint, show }` each), `log`, `height`, `sync` (panels
 * with the same word move their cursors together), and the functions `marks`, `shade`, `strange`, `onCursor`, and
 * `onZoom`, which hears what the user wants to see: `{ min, max }` in epochs, or null for all.
 */
export class Plot {
  #u;
  #spec;
  #observer;
  #zoom = null;
  #unit = 1;

  constructor(host, spec) {
    this.#spec = spec;
    const own = {
      ...spec,
      width: Math.max(120, host.clientWidth),
      rangeX: (u, min, max) => this.#rangeX(min, max),
      unit: () => this.#unit,
    };
    this.#u = new uPlot(options(own), [[], ...spec.series.map(() => [])], host);
    this.#observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry.contentRect.width);
      if (width > 0 && width !== this.#u.width) {
        this.#u.setSize({ width, height: spec.height });
      }
    });
    this.#observer.observe(host);
  }

  /** What the user has chosen; without a choice all epochs, however many there are by now. */
  #rangeX(min, max) {
    if (this.#zoom) {
      return [this.#zoom.min, this.#zoom.max];
    }
    const epochs = this.#u?.data[0] ?? [];
    return epochs.length ? [epochs[0], epochs.at(-1)].map((epoch, end) => (epochs.length > 1 ? epoch : epoch + 2 * end - 1)) : [min, max];
  }

  /** Shows these values: `columns` has one array a series. The arrays are copied, for they grow while training goes on. */
  show(epochs, columns) {
    this.#unit = unitOf(columns);
    this.#u.setData([[...epochs], ...columns.map((values) => shown(values, this.#spec.log, this.#unit))]);
  }

  /** Moves the cursor to the n-th epoch; null takes it away. */
  point(place) {
    if (place === null) {
      this.#u.setCursor({ left: -10, top: -10 });
    } else {
      this.#u.setCursor({ left: this.#u.valToPos(this.#u.data[0][place], "x"), top: this.#u.over.clientHeight / 2 });
    }
  }

  /** Shows the epochs of `{ min, max }` from now on, whatever epochs come; all of them for null. */
  zoom(view) {
    this.#zoom = view;
    this.#u.setData(this.#u.data);
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
