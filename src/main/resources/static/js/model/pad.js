// A pad to draw on, and what a drawing becomes: the pixels that a model was trained on.

const SIZE = 280;
const PEN = 24;

/** A canvas that a finger, a pen or a mouse draws on in white; `changed` when a line ends. */
export function pad(changed) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: SIZE, height: SIZE, className: "pad" });
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", "A pad to draw on with a pointer");
  const ctx = canvas.getContext("2d", { willReadFrequently: true });
  Object.assign(ctx, { lineWidth: PEN, lineCap: "round", lineJoin: "round", strokeStyle: "#fff" });
  let drawing = false;
  const at = ({ clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    return [((clientX - box.left) / box.width) * SIZE, ((clientY - box.top) / box.height) * SIZE];
  };
  canvas.addEventListener("pointerdown", (event) => {
    drawing = true;
    canvas.setPointerCapture(event.pointerId);
    ctx.beginPath();
    ctx.moveTo(...at(event));
    ctx.lineTo(...at(event));
    ctx.stroke();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (drawing) {
      ctx.lineTo(...at(event));
      ctx.stroke();
    }
  });
  canvas.addEventListener("pointerup", () => {
    drawing = false;
    changed();
  });
  const clear = () => ctx.clearRect(0, 0, SIZE, SIZE);
  return { canvas, clear };
}

/** Where something was drawn, as a square with room around it; null if nothing was. */
function drawn(canvas) {
  const { data } = canvas.getContext("2d").getImageData(0, 0, SIZE, SIZE);
  const box = [SIZE, SIZE, -1, -1];
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      if (data[4 * (y * SIZE + x) + 3] > 40) {
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      }
    }
  }
  return box[2] < 0 ? null : box;
}

/** The drawing fitted into `height` × `width`, `margin` of it free on each side, on black. */
export function fitted(canvas, height, width, margin) {
  const box = drawn(canvas);
  if (!box) {
    return null;
  }
  const [left, top, right, bottom] = box;
  const side = Math.max(right - left, bottom - top) + 1;
  const small = document.createElement("canvas");
  Object.assign(small, { width, height });
  const ctx = small.getContext("2d");
  ctx.fillStyle = "#000";
  ctx.fillRect(0, 0, width, height);
  ctx.imageSmoothingQuality = "high";
  const scale = (1 - 2 * margin) * Math.min(width, height) / side;
  const [w, h] = [(right - left + 1) * scale, (bottom - top + 1) * scale];
  ctx.drawImage(canvas, left, top, right - left + 1, bottom - top + 1, (width - w) / 2, (height - h) / 2, w, h);
  return small;
}

/** Brightness from 0 to 1 of each pixel, row by row. */
export function brightness(canvas) {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return Array.from({ length: data.length / 4 }, (_, i) => data[4 * i] / 255);
}
