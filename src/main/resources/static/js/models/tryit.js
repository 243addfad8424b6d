// Asks a model: by a form made of its schema, a drawn digit, or a picture.
import { html, nothing, ref } from "../lit.js";
import { request } from "../api.js";
import { number, percent } from "../format.js";
import { imagePath } from "../datasets/rows.js";
import { problemView, warningsView } from "../ui/problem.js";
import { Pad } from "./pad.js";
import { areLightOnDark, gridOf, png, show } from "./seen.js";
import { COLLECTIONS } from "./strokes.js";

const LIKELY = 10;
const LOOKED_AT = 5;
const PICTURE = /^image\/(png|jpeg|gif|bmp|webp|tiff)$/;

/** The state of trying; `changed` is called to draw again. */
// Dates come in seconds since 1970.
const day = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10);
const shown = ({ type }, value) => (type === "datetime" && value !== null ? day(value) : number(value));

export class TryIt {
  constructor({ model, changed, signal }) {
    Object.assign(this, { model, changed, signal, answer: null, problem: null, asked: "", lightOnDark: true, round: 0 });
    this.image = model.input_schema.find(({ type }) => type === "image");
    this.grid = gridOf(model.input_schema);
    this.drawable = this.grid > 0 || (Boolean(this.image) && (model.labels ?? []).every((label) => label.length === 1));
    this.values = Object.fromEntries(model.input_schema.map((field) => [field.name, this.#middle(field)]));
  }

  #middle({ type, min, max, categories }) {
    if (type === "categorical") {
      return categories?.[0] ?? "";
    }
    if (type === "text") {
      return "";
    }
    if (type === "datetime") {
      return min === null ? "" : day((min + max) / 2);
    }
    return min === null || max === null ? "" : String(Number(((min + max) / 2).toPrecision(3)));
  }

  async ask(body, type, asked) {
    this.problem = null;
    const round = ++this.round;
    try {
      const path = `/v1/models/${encodeURIComponent(this.model.id)}/predict`;
      const answers = await request("POST", path, { body, headers: type ? { "Content-Type": type } : {}, signal: this.signal });
      this.#settle(round, { answer: answers.predictions[0], asked });
    } catch (problem) {
      this.#settle(round, { problem, answer: null });
    }
  }

  /** Takes what came of the newest question alone. */
  #settle(round, outcome) {
    if (round === this.round) {
      Object.assign(this, outcome);
      this.changed();
    }
  }

  #instance() {
    return Object.fromEntries(
      this.model.input_schema.map(({ name, type }) => {
        const value = this.values[name];
        return [name, value === "" ? null : type === "numeric" && !Number.isNaN(Number(value)) ? Number(value) : value];
      }),
    );
  }

  /** Looks at some images that the model was judged by, for the pad to look like them. */
  async look({ dataset, data }) {
    if (this.drawable && this.image) {
      this.lightOnDark = await areLightOnDark(data.slice(0, LOOKED_AT).map(({ row }) => imagePath(dataset, row)), this.signal);
      this.pad?.write(this.lightOnDark);
    }
  }

  async #drawn() {
    if (this.pad.empty) {
      return;
    }
    const [height, width] = this.image?.shape ?? [this.grid, this.grid];
    const ink = this.pad.pixels(width, height, this.image ? COLLECTIONS.images : COLLECTIONS.tables);
    show(this.seen, ink, width, height, this.lightOnDark);
    if (this.image) {
      await this.ask(await png(this.seen), "image/png", "What was drawn");
    } else {
      const most = Math.max(...this.model.input_schema.map(({ max }) => max ?? 0));
      await this.ask({ instances: [Array.from(ink, (share) => share * most)] }, null, "What was drawn");
    }
  }

  view() {
    return html`<section class="card stack try">
      <h2>Try it</h2>
      ${this.drawable ? html`${this.#padView()}${this.#outcome()}` : nothing}
      ${this.image ? this.#dropView() : this.grid ? nothing : this.#form()}
      ${this.drawable ? nothing : this.#outcome()}
    </section>`;
  }

  #padView() {
    const drawn = Boolean(this.pad && !this.pad.empty);
    return html`<div class="stack tight">
      <p class="small muted">Draw ${(this.model.labels ?? []).some((label) => /^\d$/.test(label)) ? "a digit" : "a sign"}. On the keyboard, arrows move the pen and the space bar sets it down and lifts it.</p>
      <div class="pad-box">
        <canvas class="pad" ${ref(this.#attach)} tabindex="0" role="application" aria-label="Pad to draw on"></canvas>
        <div class="stack tight">
          <figure class="seen" ?hidden=${!drawn}>
            <canvas class="pixels" ${ref(this.#see)} role="img" aria-label="The drawing, as the network sees it"></canvas>
            <figcaption class="tiny muted">What the network sees, centred and scaled</figcaption>
          </figure>
          <button class="small" ?disabled=${!drawn} @click=${() => this.#clear()}>Clear</button>
        </div>
      </div>
    </div>`;
  }

  #see = (canvas) => {
    this.seen = canvas ?? this.seen;
  };

  #clear() {
    this.pad.clear();
    Object.assign(this, { answer: null, problem: null, round: this.round + 1 });
    this.changed();
  }

  #attach = (canvas) => {
    if (canvas && this.pad?.canvas !== canvas) {
      this.pad = new Pad(canvas, () => this.#drawn(), this.signal);
      this.pad.write(this.lightOnDark);
    }
  };

  /** Asks about a picture of any size and format; the service tells by its content what it is. */
  async #picture(file) {
    await this.ask(file, PICTURE.test(file.type) ? file.type : "image/png", file.name);
  }

  #dropView() {
    const take = (file) => file && this.#picture(file);
    return html`<div
      class="drop"
      @dragover=${(event) => event.preventDefault()}
      @drop=${(event) => {
        event.preventDefault();
        take(event.dataTransfer.files[0]);
      }}
    >
      <input type="file" id="picture" accept="image/*,.tif,.tiff" @change=${(event) => { take(event.target.files[0]); event.target.value = ""; }} />
      <label for="picture" class="button">Choose a picture</label>
      <p class="tiny muted">or drop a PNG, JPEG, GIF, BMP, WebP or TIFF; whatever its size, it is scaled to ${this.image.shape.slice(0, 2).reverse().join(" × ")}</p>
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
        : field.type === "text"
          ? html`<textarea id="try-${i}" rows="3" .value=${this.values[field.name]} @input=${set}></textarea>`
          : html`<input id="try-${i}" inputmode=${field.type === "datetime" ? "text" : "decimal"} autocomplete="off" .value=${this.values[field.name]} @input=${set} />
            <span class="hint">${shown(field, field.min)} to ${shown(field, field.max)}</span>`}
    </div>`;
  }

  #outcome() {
    return html`${this.problem ? problemView(this.problem) : nothing}
      <div role="status">${this.answer ? this.#answerView() : nothing}</div>`;
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
