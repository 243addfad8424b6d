// Asks a model: by a form made of its schema, a drawn digit, or a picture.
import { html, nothing, ref } from "../lit.js";
import { request } from "../api.js";
import { number, percent } from "../format.js";
import { problemView, warningsView } from "../ui/problem.js";
import { gridOf, Pad } from "./pad.js";

const LIKELY = 10;

/** The state of trying; `changed` is called to draw again. */
export class TryIt {
  constructor({ model, changed, signal }) {
    Object.assign(this, { model, changed, signal, answer: null, problem: null, asked: "" });
    this.image = model.input_schema.find(({ type }) => type === "image");
    this.grid = gridOf(model.input_schema);
    this.drawable = this.grid > 0 || (Boolean(this.image) && (model.labels ?? []).every((label) => label.length === 1));
    this.values = Object.fromEntries(model.input_schema.map((field) => [field.name, this.#middle(field)]));
  }

  #middle({ type, min, max, categories }) {
    if (type === "categorical") {
      return categories?.[0] ?? "";
    }
    return min === null || max === null ? "" : String(Number(((min + max) / 2).toPrecision(3)));
  }

  async ask(body, type, asked) {
    this.problem = null;
    try {
      const path = `/v1/models/${encodeURIComponent(this.model.id)}/predict`;
      const answers = await request("POST", path, { body, headers: type ? { "Content-Type": type } : {}, signal: this.signal });
      Object.assign(this, { answer: answers.predictions[0], asked });
    } catch (problem) {
      Object.assign(this, { problem, answer: null });
    }
    this.changed();
  }

  #instance() {
    return Object.fromEntries(
      this.model.input_schema.map(({ name, type }) => {
        const value = this.values[name];
        return [name, value === "" ? null : type === "numeric" && !Number.isNaN(Number(value)) ? Number(value) : value];
      }),
    );
  }

  async #drawn() {
    if (this.pad.empty) {
      return;
    }
    if (this.image) {
      const [height, width] = this.image.shape;
      await this.ask(await this.pad.png(width, height), "image/png", "What was drawn");
    } else {
      const pixels = this.pad.numbers(this.grid);
      const most = Math.max(...this.model.input_schema.map(({ max }) => max ?? 0));
      await this.ask({ instances: [pixels.map((share) => share * most)] }, null, "What was drawn");
    }
  }

  view() {
    return html`<section class="card stack try">
      <h2>Try it</h2>
      ${this.drawable ? this.#padView() : nothing}
      ${this.image ? this.#dropView() : this.grid ? nothing : this.#form()}
      ${this.problem ? problemView(this.problem) : nothing}
      <div role="status">${this.answer ? this.#answerView() : nothing}</div>
    </section>`;
  }

  #padView() {
    return html`<div class="stack tight pad-box">
      <p class="small muted">Draw ${(this.model.labels ?? []).some((label) => /^\d$/.test(label)) ? "a digit" : "a sign"}; it is centred and scaled to what the network takes.</p>
      <canvas class="pad" ${ref(this.#attach)} role="img" aria-label="Pad to draw on with a mouse, a pen or a finger"></canvas>
      <button class="small" @click=${() => { this.pad.clear(); this.answer = null; this.changed(); }}>Clear</button>
    </div>`;
  }

  #attach = (canvas) => {
    if (canvas && this.pad?.canvas !== canvas) {
      this.pad = new Pad(canvas, () => this.#drawn(), this.signal);
    }
  };

  #dropView() {
    const take = (file) => file && this.ask(file, file.type === "image/jpeg" ? "image/jpeg" : "image/png", file.name);
    return html`<div
      class="drop"
      @dragover=${(event) => event.preventDefault()}
      @drop=${(event) => {
        event.preventDefault();
        take(event.dataTransfer.files[0]);
      }}
    >
      <input type="file" id="picture" accept="image/png,image/jpeg" @change=${(event) => { take(event.target.files[0]); event.target.value = ""; }} />
      <label for="picture" class="button">Choose a picture</label>
      <p class="tiny muted">or drop a PNG or JPEG; it is scaled to ${this.image.shape.slice(0, 2).reverse().join(" × ")}</p>
    </div>`;
  }

  #form() {
    return html`<form
      class="stack tight"
      @submit=${(event) => {
        event.preventDefault();
        this.ask({ instances: [this.#instance()] }, null, "");
      }}
    >
      <div class="fields">${this.model.input_schema.map((field, i) => this.#field(field, i))}</div>
      <div class="actions"><button class="primary">Predict</button></div>
    </form>`;
  }

  #field(field, i) {
    const set = (event) => (this.values[field.name] = event.target.value);
    return html`<div class="field">
      <label for="try-${i}" class="clip" title=${field.name}><bdi>${field.name}</bdi></label>
      ${field.type === "categorical"
        ? html`<select id="try-${i}" @change=${set}>
            ${(field.categories ?? []).map((value) => html`<option value=${value} .selected=${value === this.values[field.name]}>${value}</option>`)}
            ${field.required ? nothing : html`<option value="">missing</option>`}
          </select>`
        : html`<input id="try-${i}" inputmode="decimal" autocomplete="off" .value=${this.values[field.name]} @input=${set} />
            <span class="hint">${number(field.min)} to ${number(field.max)}</span>`}
    </div>`;
  }

  #answerView() {
    const { answer } = this;
    if (answer.probabilities === undefined) {
      return html`<p class="answer">${answer.non_finite ?? number(answer.value, 6)}</p>${warningsView(answer.warnings)}`;
    }
    const likely = Object.entries(answer.probabilities).sort(([, a], [, b]) => b - a).slice(0, LIKELY);
    return html`${this.asked ? html`<p class="small muted name-clip">${this.asked}</p>` : nothing}
      <p class="answer" dir="auto"><bdi class="name-clip">${answer.label ?? answer.non_finite}</bdi></p>
      <ul class="balance guess">
        ${likely.map(
          ([label, probability]) => html`<li>
            <bdi class="clip" title=${label}>${label}</bdi>
            <span class="share" .style=${`--share:${probability ?? 0}`}></span>
            <span class="small muted">${percent(probability)}</span>
          </li>`,
        )}
      </ul>
      ${warningsView(answer.warnings)}`;
  }
}
