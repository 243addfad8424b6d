// The lines of a plot: strokes, or, where the epochs are as many as the pixels, the area that a stroke covers.
import uPlot from "/webjars/uplot/dist/uPlot.esm.js";
import { drawable } from "./reading.js";

/** Values in a column of pixels, on average, from which on no reader sees single ones. */
const DENSE = 0.5;

const line = uPlot.paths.linear();

/** Adds what a pen of this width covers on its way from one point to another. */
function stroke(path, pen, x0, y0, x1, y1) {
  const unit = pen / 2 / Math.hypot(x1 - x0, y1 - y0);
  const [dx, dy] = [(y1 - y0) * unit, (x0 - x1) * unit];
  path.moveTo(x0 + dx, y0 + dy);
  path.lineTo(x1 + dx, y1 + dy);
  path.lineTo(x1 - dx, y1 - dy);
  path.lineTo(x0 - dx, y0 - dy);
}

/** The area that a line through these values covers: a bar for each column of pixels, and strokes over empty columns. */
function area(u, values, from, to, pen) {
  const path = new Path2D();
  let [column, top, bottom, y] = [null, 0, 0, 0];
  const end = () => column !== null && path.rect(column - pen / 2, top - pen / 2, pen, bottom - top + pen);
  for (let i = from; i <= to; i++) {
    if (values[i] === null) {
      end();
      column = null;
    } else if (drawable(values[i])) {
      const x = Math.round(u.valToPos(u.data[0][i], "x", true));
      const before = y;
      y = Math.round(u.valToPos(values[i], "y", true));
      if (x !== column) {
        end();
        if (column !== null && x > column + 1) {
          stroke(path, pen, column, before, x, y);
        }
        top = bottom = x === column + 1 ? before : y;
        column = x;
      }
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  end();
  return path;
}

/**
 * The paths of a series for uPlot. A pen that rounds thousands of joins takes a tenth of a second for eight series; the
 * area between the highest and the lowest value of each column of pixels is drawn in a fraction of that and looks alike.
 */
export function paths(u, series, from, to) {
  let count = 0;
  for (let i = from; i <= to; i++) {
    count += drawable(u.data[series][i]) ? 1 : 0;
  }
  if (count < DENSE * u.bbox.width) {
    return line(u, series, from, to);
  }
  const { stroke: colour, width } = u.series[series];
  const fill = new Map([[colour(u, series), area(u, u.data[series], from, to, width * devicePixelRatio)]]);
  return { stroke: null, fill, clip: null, band: null, gaps: null, flags: 0 };
}
