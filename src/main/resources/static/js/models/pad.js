// A pad to draw a digit on, with a mouse, a pen, a finger or the keyboard.
import { paint, pixels } from "./strokes.js";

const SIDE = 280;
const PEN = 24;
const STEP = 0.05;
const MOVES = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

const within = (value) => Math.min(1, Math.max(0, value));

/** Makes `canvas` a pad; `drawn` is called after each stroke. Strokes are lists of `[x, y]` from 0 to 1. */
export class Pad {
  constructor(canvas, drawn, signal) {
    Object.assign(canvas, { width: SIDE, height: SIDE });
    Object.assign(this, { canvas, drawn, strokes: [], pen: null, down: false, lightOnDark: true });
    const on = (type, listener) => canvas.addEventListener(type, listener, { signal });
    let drawing = false;
    on("pointerdown", (event) => {
      event.preventDefault();
      canvas.setPointerCapture(event.pointerId);
      drawing = true;
      Object.assign(this, { pen: null, down: false });
      this.strokes.push([this.#place(event)]);
      this.#show();
    });
    on("pointermove", (event) => {
      if (drawing) {
        this.strokes.at(-1).push(this.#place(event));
        this.#show();
      }
    });
    for (const end of ["pointerup", "pointercancel"]) {
      on(end, () => {
        if (drawing) {
          drawing = false;
          drawn();
        }
      });
    }
    on("keydown", (event) => this.#key(event));
    this.#show();
  }

  get empty() {
    return this.strokes.length === 0;
  }

  clear() {
    Object.assign(this, { strokes: [], down: false });
    this.#show();
  }

  /** Whether the collection is written in light on dark; the pad looks like it. */
  write(lightOnDark) {
    this.lightOnDark = lightOnDark;
    this.#show();
  }

  /** The share of ink in each of the pixels that a network takes. */
  pixels(width, height, collection) {
    return pixels(this.strokes, width, height, collection);
  }

  #place({ clientX, clientY }) {
    const box = this.canvas.getBoundingClientRect();
    return [within((clientX - box.left) / box.width), within((clientY - box.top) / box.height)];
  }

  /** Arrows move the pen, the space bar sets it down and lifts it. */
  #key(event) {
    const [x, y] = this.pen ?? [0.5, 0.25];
    const move = MOVES[event.key];
    if (!move && event.key !== " ") {
      return;
    }
    event.preventDefault();
    this.pen = move ? [within(x + move[0]), within(y + move[1])] : [x, y];
    if (!move) {
      this.down = !this.down;
    }
    if (this.down) {
      move ? this.strokes.at(-1).push(this.pen) : this.strokes.push([this.pen]);
    }
    this.#show();
    if (!move && !this.down) {
      this.drawn();
    }
  }

  #show() {
    const context = this.canvas.getContext("2d");
    const [ink, paper] = this.lightOnDark ? ["#fff", "#000"] : ["#000", "#fff"];
    context.fillStyle = paper;
    context.fillRect(0, 0, SIDE, SIDE);
    const scaled = ([x, y]) => [x * SIDE, y * SIDE];
    paint(context, this.strokes.map((stroke) => stroke.map(scaled)), PEN, ink);
    if (this.pen) {
      Object.assign(context, { strokeStyle: "#3fb6a0", lineWidth: 3 });
      context.beginPath();
      context.arc(...scaled(this.pen), PEN / 2 + 3, 0, 2 * Math.PI);
      context.stroke();
    }
  }
}
