// A pad to draw a digit on, and what a network sees of it.

const SIDE = 280;
const PEN = 28;
const FINE = 4;

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

  /**
   * As numbers from 0 to 1, row by row, made as the tables of digits are: touching the edges, black or white on a finer
   * grid, and each number the share of white in its field.
   */
  numbers(side) {
    const fine = side * FINE;
    const { data } = this.#scaled(fine, fine, 0.98).getContext("2d").getImageData(0, 0, fine, fine);
    const shares = new Array(side * side).fill(0);
    for (let i = 0; i < fine * fine; i++) {
      if (data[i * 4] > 127) {
        shares[Math.floor(i / fine / FINE) * side + Math.floor((i % fine) / FINE)] += 1 / FINE ** 2;
      }
    }
    return shares;
  }

  /** As a picture with room around it, as images of digits have. */
  png(width, height) {
    return new Promise((resolve) => this.#scaled(width, height, 0.72).toBlob(resolve, "image/png"));
  }
}
