// What a network is shown of a drawing, and how the pictures look that it learnt from.

const EDGE_OF_LIGHT = 127;

/** The side of the square of pixels that a table's columns are, such as pixel_0_0 to pixel_7_7; else 0. */
export function gridOf(schema) {
  const side = Math.sqrt(schema.length);
  const pixels = schema.every(({ type, name }) => type === "numeric" && /\d$/.test(name));
  return pixels && side >= 5 && Number.isInteger(side) ? side : 0;
}

/** Draws shares of ink as grey pixels. */
export function show(canvas, ink, width, height, lightOnDark) {
  Object.assign(canvas, { width, height });
  const picture = new ImageData(width, height);
  ink.forEach((share, i) => {
    const grey = Math.round(255 * (lightOnDark ? share : 1 - share));
    picture.data.set([grey, grey, grey, 255], i * 4);
  });
  canvas.getContext("2d").putImageData(picture, 0, 0);
}

export const png = (canvas) => new Promise((resolve) => canvas.toBlob(resolve, "image/png"));

/** Whether what is written in these images is light on dark: whether most of what lies on their edges is dark. */
export async function areLightOnDark(addresses, signal) {
  const edges = await Promise.all(addresses.map((address) => edgeOf(address, signal)));
  const values = edges.flat().sort((a, b) => a - b);
  return (values[values.length >> 1] ?? 0) <= EDGE_OF_LIGHT;
}

async function edgeOf(address, signal) {
  const image = await createImageBitmap(await (await fetch(address, { signal })).blob());
  const { width, height } = image;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const values = [];
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) {
      values.push(data[i * 4]);
    }
  }
  return values;
}
