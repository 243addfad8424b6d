// Strokes turned into pixels, by the steps by which collections of handwritten digits were made.

const SMALLEST = 0.1;
const HALF = 127;

/**
 * What a collection did to each sign: the share of the picture's shorter side that the sign fills and that the pen is
 * wide; whether its centre of mass lies in the middle, or its outline; and from how fine a grid its pixels were counted,
 * that grid being black or white, or grey.
 */
export const COLLECTIONS = {
  /** MNIST: scaled to 20 of 28 pixels, anti-aliased, centred by mass. LeCun et al. 1998. */
  images: { filled: 20 / 28, pen: 2.4 / 28, byMass: true, fine: 8, bilevel: false },
  /** Digits of 8 by 8: bitmaps of 32 by 32 that the sign fills, counted in fields of 4 by 4. Alpaydin and Kaynak 1998. */
  tables: { filled: 0.98, pen: 0.2, byMass: false, fine: 4, bilevel: true },
};

/** Draws `strokes`, lists of `[x, y]`, so that `middle` lies in the middle; returns the share of ink in each pixel. */
function shares(strokes, { width, height, fine, bilevel, scale, lineWidth, middle }) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: width * fine, height: height * fine });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.fillRect(0, 0, canvas.width, canvas.height);
  const place = ([x, y]) => [((x - middle[0]) * scale + width / 2) * fine, ((y - middle[1]) * scale + height / 2) * fine];
  paint(context, strokes.map((stroke) => stroke.map(place)), lineWidth * fine, "#fff");
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const ink = new Float32Array(width * height);
  for (let i = 0; i < canvas.width * canvas.height; i++) {
    const value = bilevel ? (data[i * 4] > HALF ? 1 : 0) : data[i * 4] / 255;
    ink[Math.floor(i / canvas.width / fine) * width + Math.floor((i % canvas.width) / fine)] += value / fine ** 2;
  }
  return ink;
}

/** Draws strokes with a round pen. */
export function paint(context, strokes, lineWidth, strokeStyle) {
  Object.assign(context, { strokeStyle, lineWidth, lineCap: "round", lineJoin: "round" });
  for (const [first, ...rest] of strokes) {
    context.beginPath();
    context.moveTo(...first);
    for (const point of rest.length ? rest : [first]) {
      context.lineTo(...point);
    }
    context.stroke();
  }
}

function massOf(ink, width) {
  let [all, x, y] = [0, 0, 0];
  ink.forEach((value, i) => {
    all += value;
    x += value * ((i % width) + 0.5);
    y += value * (Math.floor(i / width) + 0.5);
  });
  return [x / all, y / all];
}

/** The share of ink in each pixel of a picture, row by row, made as those of `collection` were. */
export function pixels(strokes, width, height, { filled, pen, byMass, fine, bilevel }) {
  const [xs, ys] = [0, 1].map((axis) => strokes.flat().map((point) => point[axis]));
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const side = Math.min(width, height);
  const scale = ((filled - pen) * side) / Math.max(right - left, bottom - top, SMALLEST);
  const drawing = { width, height, fine, bilevel, scale, lineWidth: pen * side, middle: [(left + right) / 2, (top + bottom) / 2] };
  const ink = shares(strokes, drawing);
  if (!byMass) {
    return ink;
  }
  const [x, y] = massOf(ink, width);
  const middle = [drawing.middle[0] + (x - width / 2) / scale, drawing.middle[1] + (y - height / 2) / scale];
  return shares(strokes, { ...drawing, middle });
}
