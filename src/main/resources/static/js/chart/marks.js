// What is drawn on a plot beside its lines: a shaded stretch, epochs that matter, and values that are no numbers.
import { token } from "./palette.js";

const GLYPH = 4;

/** Shades `{ from, to }` of the horizontal axis. */
export function drawShade(u, shade) {
  if (!shade) {
    return;
  }
  const { ctx, bbox } = u;
  const left = Math.max(bbox.left, u.valToPos(shade.from, "x", true));
  const right = Math.min(bbox.left + bbox.width, u.valToPos(shade.to, "x", true));
  if (right <= left) {
    return;
  }
  ctx.save();
  ctx.fillStyle = token("--series-2");
  ctx.globalAlpha = 0.12;
  ctx.fillRect(left, bbox.top, right - left, bbox.height);
  ctx.restore();
}

/** Vertical lines at epochs: `{ epoch, text, dash }`, the text optional. Texts that would touch go to lines of their own. */
export function drawMarks(u, marks) {
  const { ctx, bbox } = u;
  const unit = devicePixelRatio;
  let free = [];
  ctx.save();
  ctx.font = `600 ${11 * unit}px ${getComputedStyle(document.body).fontFamily}`;
  ctx.textBaseline = "top";
  ctx.textAlign = "left";
  for (const { epoch, text, dash } of [...marks].sort((a, b) => a.epoch - b.epoch)) {
    const x = Math.round(u.valToPos(epoch, "x", true));
    if (x < bbox.left || x > bbox.left + bbox.width) {
      continue;
    }
    ctx.strokeStyle = token("--ink-2");
    ctx.lineWidth = unit;
    ctx.setLineDash(dash ? [3 * unit, 3 * unit] : []);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    if (!text) {
      continue;
    }
    const width = ctx.measureText(text).width;
    const onLeft = x + 5 * unit + width > bbox.left + bbox.width;
    const start = onLeft ? x - 5 * unit - width : x + 5 * unit;
    let row = free.findIndex((end) => end < start);
    row = row < 0 ? free.length : row;
    free[row] = start + width + 8 * unit;
    const y = bbox.top + (2 + 14 * row) * unit;
    ctx.fillStyle = token("--surface");
    ctx.globalAlpha = 0.85;
    ctx.fillRect(start - 2 * unit, y - unit, width + 4 * unit, 13 * unit);
    ctx.globalAlpha = 1;
    ctx.fillStyle = token("--ink");
    ctx.fillText(text, start, y);
  }
  ctx.restore();
}

/**
 * Values that are no finite numbers, at the edge that they left by: a cross at the bottom for NaN, a triangle at the top
 * for ∞ and at the bottom for −∞. `strange`: `{ epoch, value, colour }`.
 */
export function drawStrange(u, strange) {
  const { ctx, bbox } = u;
  const size = GLYPH * devicePixelRatio;
  ctx.save();
  ctx.lineWidth = 2 * devicePixelRatio;
  let last = new Map();
  for (const { epoch, value, colour } of strange) {
    const x = u.valToPos(epoch, "x", true);
    if (x < bbox.left || x > bbox.left + bbox.width || x - (last.get(colour) ?? -Infinity) < size) {
      continue;
    }
    last.set(colour, x);
    ctx.strokeStyle = colour;
    ctx.fillStyle = colour;
    const top = value === Infinity;
    const y = top ? bbox.top + 2 * size : bbox.top + bbox.height - 2 * size;
    ctx.beginPath();
    if (Number.isNaN(value)) {
      ctx.moveTo(x - size, y - size);
      ctx.lineTo(x + size, y + size);
      ctx.moveTo(x + size, y - size);
      ctx.lineTo(x - size, y + size);
      ctx.stroke();
    } else {
      const tip = top ? -size : size;
      ctx.moveTo(x - size, y - tip);
      ctx.lineTo(x + size, y - tip);
      ctx.lineTo(x, y + tip);
      ctx.fill();
    }
  }
  ctx.restore();
}
