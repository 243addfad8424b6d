// A pad to draw a digit on, and what a network sees of it.

const SIDE = 280;
const PEN = 22;

/** The side of the square of pixels that a table's columns are, such as pixel_0_0 to pixel_7_7; else 0. */
export function gridOf(schema) {
  const side = Math.sqrt(schema.length);
  const pixels = schema.every(({ type, name }) => type === "numeric" && /\d$/.test(name));
  return pixels && side >= 5 && Number.isInteger(side) ? side : 0;
}

/** Makes `canvas` a pad; `drawn` is called after each stroke. White on black, as digits are in most collections. */
export class Pad {
  constructor(canvas, drawn, signal) {
    canvas.width = SIDE;
    canvas.height = SIDE;
    this.canvas = canvas;
    this.context = canvas.getContext("2d", { willReadFrequently: true });
    this.clear();
    let last = null;
    const at = (event) => {
      const box = canvas.getBoundingClientRect();
      return [((event.clientX - box.left) * SIDE) / box.width, ((event.clientY - box.top) * SIDE) / box.height];
    };
    const stroke = (event) => {
      const now = at(event);
      Object.assign(this.context, { strokeStyle: "#fff", lineWidth: PEN, lineCap: "round", lineJoin: "round" });
      this.context.beginPath();
      this.context.moveTo(...(last ?? now));
      this.context.lineTo(...now);
      this.context.stroke();
      last = now;
      this.empty = false;
    };
    canvas.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      canvas.setPointerCapture(event.pointerId);
      stroke(event);
    }, { signal });
    canvas.addEventListener("pointermove", (event) => last && stroke(event), { signal });
    for (const end of ["pointerup", "pointercancel"]) {
      canvas.addEventListener(end, () => {
        if (last) {
          last = null;
          drawn();
        }
      }, { signal });
    }
  }

  clear() {
    this.context.fillStyle = "#000";
    this.context.fillRect(0, 0, SIDE, SIDE);
    this.empty = true;
  }

  /** What was drawn, moved to the middle and scaled until its longer side is `filled` of the picture's. */
  #scaled(width, height, filled) {
    const { data } = this.context.getImageData(0, 0, SIDE, SIDE);
    let [left, top, right, bottom] = [SIDE, SIDE, 0, 0];
    for (let i = 0; i < SIDE * SIDE; i++) {
      if (data[i * 4] > 40) {
        const [px, py] = [i % SIDE, Math.floor(i / SIDE)];
        [left, top, right, bottom] = [Math.min(left, px), Math.min(top, py), Math.max(right, px), Math.max(bottom, py)];
      }
    }
    const side = Math.max(right - left, bottom - top, 1) / filled;
    const small = document.createElement("canvas");
    Object.assign(small, { width, height });
    const context = small.getContext("2d");
    context.fillStyle = "#000";
    context.fillRect(0, 0, width, height);
    Object.assign(context, { imageSmoothingEnabled: true, imageSmoothingQuality: "high" });
    context.drawImage(this.canvas, (left + right - side) / 2, (top + bottom - side) / 2, side, side, 0, 0, width, height);
    return small;
  }

  /** As numbers from 0 to 1, row by row. Tables of pixels are of digits that touch the edges. */
  numbers(side) {
    const { data } = this.#scaled(side, side, 0.96).getContext("2d").getImageData(0, 0, side, side);
    return Array.from({ length: side * side }, (_, i) => data[i * 4] / 255);
  }

  /** As a picture with room around it, as images of digits have. */
  png(width, height) {
    return new Promise((resolve) => this.#scaled(width, height, 0.72).toBlob(resolve, "image/png"));
  }
}
