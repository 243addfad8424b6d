// Try a model: a form made from its schema, a pad to draw on, or a picture.
import { html, nothing } from "../lit.js";
import { post } from "../api.js";
import { number, percent } from "../format.js";
import { fieldErrors, problemView, warningsView } from "../ui/problem.js";
import { brightness, fitted, pad } from "./pad.js";

const MARGIN = { table: 0.02, image: 0.14 };

/** The side of the square that the columns of a table of pixels make; 0 if they make none. */
function squareOf(schema) {
  const side = Math.sqrt(schema.length);
  const pixels = schema.length >= 16 && Number.isInteger(side) && schema.every(({ type, name }) => type === "numeric" && /\d/.test(name));
  return pixels ? side : 0;
}

/** Asks the model `ref`; `draw` after each change. */
export class Trial {
  constructor(model, draw) {
    this.model = model;
    this.draw = draw;
    this.path = `/v1/models/${encodeURIComponent(model.id)}/predict`;
    this.values = {};
    this.answer = null;
    this.problem = null;
    this.image = model.input_schema.find(({ type }) => type === "image") ?? null;
    this.side = this.image ? 0 : squareOf(model.input_schema);
    this.pad = this.image || this.side ? pad(() => this.drawing()) : null;
  }

  async ask(body, options) {
    try {
      const { predictions } = await post(this.path, body, options);
      Object.assign(this, { answer: predictions[0], problem: null });
    } catch (problem) {
      Object.assign(this, { answer: null, problem });
    }
    this.draw();
  }

  /** The drawing as the model's own pixels. */
  async drawing() {
    if (this.side) {
      const small = fitted(this.pad.canvas, this.side, this.side, MARGIN.table);
      if (small) {
        const fields = this.model.input_schema;
        const light = brightness(small);
        await this.ask({ instances: [Object.fromEntries(fields.map(({ name, max }, i) => [name, light[i] * Math.max(...fields.map((field) => field.max ?? max))]))] });
      }
    } else {
      const [height, width] = this.image.shape;
      const small = fitted(this.pad.canvas, height, width, MARGIN.image);
      small?.toBlob((blob) => this.picture(blob), "image/png");
    }
  }

  picture(blob) {
    return this.ask(blob, { headers: { "Content-Type": blob.type } });
  }

  clear() {
    this.pad.clear();
    Object.assign(this, { answer: null, problem: null });
    this.draw();
  }

  submit(event) {
    event.preventDefault();
    const given = this.model.input_schema.flatMap(({ name, type }) => {
      const text = this.values[name] ?? "";
      return text === "" ? [] : [[name, type === "numeric" && Number.isFinite(Number(text)) ? Number(text) : text]];
    });
    return this.ask({ instances: [Object.fromEntries(given)] });
  }

  view() {
    return html`<div class="split even">
      <div class="stack">
        ${this.pad
          ? html`${this.pad.canvas}
              <div class="row"><button @click=${() => this.clear()}>Clear</button>
                <span class="small muted">${this.side ? `Draw; it is made ${this.side} × ${this.side} pixels.` : "Draw, or choose a picture."}</span></div>`
          : nothing}
        ${this.image ? this.#file() : nothing} ${this.image || this.side ? nothing : this.#form()}
      </div>
      <div class="stack" aria-live="polite">${this.#result()}</div>
    </div>`;
  }

  #file() {
    const take = (event) => event.target.files[0] && this.picture(event.target.files[0]);
    return html`<div class="field"><label for="picture">A picture</label>
      <input id="picture" type="file" accept="image/png,image/jpeg" @change=${take} /></div>`;
  }

  #form() {
    return html`<form class="stack" novalidate @submit=${(event) => this.submit(event)}>
      <div class="fields">${this.model.input_schema.map((field, i) => this.#field(field, i))}</div>
      <div><button class="primary" type="submit">Predict</button></div>
    </form>`;
  }

  #field({ name, type, categories, min, max, required }, i) {
    const take = (event) => (this.values[name] = event.target.value);
    return html`<div class="field">
      <label for="in${i}"><bdi class="name-clip">${name}</bdi></label>
      ${type === "categorical"
        ? html`<select id="in${i}" @change=${take}><option value="">–</option>${categories.map((one) => html`<option value=${one}>${one}</option>`)}</select>`
        : html`<input id="in${i}" inputmode="decimal" autocomplete="off" placeholder=${min === null ? "" : number((min + max) / 2, 3)} @input=${take} />`}
      <span class="hint">${min === null ? nothing : `${number(min, 3)} to ${number(max, 3)}`}${required ? nothing : " may be missing"}</span>
      ${fieldErrors(this.problem, `#/instances/0/${name}`)}
    </div>`;
  }

  #result() {
    if (this.problem) {
      return problemView(this.problem);
    }
    if (!this.answer) {
      return html`<p class="muted">What it says will stand here.</p>`;
    }
    const { label, value, probabilities, warnings } = this.answer;
    const ranked = Object.entries(probabilities ?? {}).sort(([, a], [, b]) => b - a).slice(0, 10);
    return html`<p class="answer" dir="auto">${label ?? number(value)}</p>
      <ul class="guess">
        ${ranked.map(
          ([name, share]) => html`<li><bdi class="clip">${name}</bdi><meter min="0" max="1" .value=${share} aria-label="Probability of ${name}"></meter><span>${percent(share)}</span></li>`,
        )}
      </ul>
      ${warningsView(warnings.slice(0, 5))}`;
  }
}
