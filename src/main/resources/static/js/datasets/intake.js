// How data comes in: files that are dropped or chosen, and samples.
import { html, nothing } from "../lit.js";
import { create, upload } from "../api.js";
import { percent } from "../format.js";

const IMAGES_FIRST = /(idx3|images)/i;

/** The form of an upload: one file, or the two of an IDX pair, in whichever order they were picked. */
function formOf(files) {
  const sorted = [...files].sort((a, b) => IMAGES_FIRST.test(b.name) - IMAGES_FIRST.test(a.name));
  const form = new FormData();
  form.append("file", sorted[0]);
  if (sorted[1]) {
    form.append("labels", sorted[1]);
  }
  return form;
}

/** Takes files and samples; `arrived` gets the dataset, `failed` the Problem, `changed` is called to draw again. */
export class Intake {
  constructor({ signal, changed, arrived, failed }) {
    Object.assign(this, { signal, changed, arrived, failed, busy: null, share: 0, over: false });
  }

  async files(files) {
    if (files.length && files.length < 3 && !this.busy) {
      await this.#take([...files].map(({ name }) => name).join(" and "), () =>
        upload("/v1/datasets", formOf(files), {
          signal: this.signal,
          onProgress: (share) => this.#show({ share }),
        }),
      );
    } else if (files.length > 2) {
      this.failed(new Error("Drop one file at a time; only the two files of an IDX pair belong together."));
    }
  }

  async sample(name) {
    await this.#take(name, () => create(`/v1/samples/${encodeURIComponent(name)}`, undefined, { signal: this.signal }));
  }

  async #take(busy, send) {
    this.#show({ busy, share: 0 });
    try {
      const dataset = await send();
      this.#show({ busy: null });
      this.arrived(dataset);
    } catch (problem) {
      this.#show({ busy: null });
      this.failed(problem);
    }
  }

  #show(change) {
    Object.assign(this, change);
    this.changed();
  }

  dropZone() {
    const over = (is) => (event) => {
      event.preventDefault();
      this.#show({ over: is });
    };
    return html`<div
      class="drop ${this.over ? "over" : ""}"
      @dragover=${over(true)}
      @dragleave=${over(false)}
      @drop=${(event) => {
        over(false)(event);
        this.files(event.dataTransfer.files);
      }}
    >
      ${this.busy ? this.#progress() : this.#invitation()}
    </div>`;
  }

  #progress() {
    const sent = this.share >= 1 || this.share === 0;
    return html`<p><strong class="name-clip" dir="auto">${this.busy}</strong></p>
      <progress max="1" .value=${this.share || 0.05} aria-label="Upload"></progress>
      <p class="small muted" role="status">${sent ? "Reading it: columns, types, statistics" : `${percent(this.share, 0)} sent`}</p>`;
  }

  #invitation() {
    return html`<input
        type="file"
        id="file"
        multiple
        @change=${(event) => {
          this.files(event.target.files);
          event.target.value = "";
        }}
      />
      <label for="file" class="button">Choose a file</label>
      <p>or drop it here</p>
      <p class="tiny muted">CSV, TSV, JSON Lines, XLSX, Parquet, a ZIP of pictures in one folder per class or with a labels.csv, IDX, NPY, NPZ. The last column is the target.</p>`;
  }

  /** Samples as tiles; `primary` is the one to begin with. */
  samples(samples, primary) {
    return html`<ul class="samples">
      ${samples.map(
        ({ name, description }) => html`<li class="card">
          <h3>${name}</h3>
          <p class="small muted">${description.split(/(?<=\.) /)[0]}</p>
          <details class="tiny muted"><summary>Source and licence</summary>${description}</details>
          <button class=${name === primary ? "primary" : ""} ?disabled=${Boolean(this.busy)} @click=${() => this.sample(name)}>
            ${name === primary ? html`Try the ${name}` : html`Take ${name}`}
          </button>
        </li>`,
      )}
      ${samples.length ? nothing : html`<li class="skeleton"></li>`}
    </ul>`;
  }
}
