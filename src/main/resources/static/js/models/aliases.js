// The aliases of a model: names that clients may use in the place of its version, set and removed here.
import { html, nothing } from "../lit.js";
import { del, get, put } from "../api.js";
import { confirm } from "../ui/dialog.js";
import { problemView } from "../ui/problem.js";
import { toast } from "../ui/toast.js";

/** What is typed and what is asked of the service; `changed` draws again, `onModel` takes the model as it is then. */
export class Aliases {
  constructor({ model, changed, signal, onModel }) {
    Object.assign(this, { model, changed, signal, onModel, text: "", problem: null, busy: false });
  }

  #path(alias) {
    return `/v1/models/${encodeURIComponent(this.model.name)}/aliases/${encodeURIComponent(alias)}`;
  }

  async #do(request) {
    this.busy = true;
    this.changed();
    try {
      await request();
      this.model = await get(`/v1/models/${encodeURIComponent(this.model.id)}`, { signal: this.signal });
      this.problem = null;
      this.onModel(this.model);
      return true;
    } catch (problem) {
      if (problem.name === "AbortError") {
        throw problem;
      }
      this.problem = problem;
      return false;
    } finally {
      this.busy = false;
      this.changed();
    }
  }

  async set() {
    const alias = this.text.trim();
    if (await this.#do(() => put(this.#path(alias), { version: this.model.version }, { signal: this.signal }))) {
      this.text = "";
      toast(`${this.model.name}@${alias} is this version now.`);
      this.changed();
    }
  }

  async remove(alias) {
    const question = `Remove ${this.model.name}@${alias}?`;
    if (await confirm(question, "Requests for that name get an error from then on. The version stays.", "Remove it")) {
      await this.#do(() => del(this.#path(alias), { signal: this.signal }));
    }
  }
}

export function aliasesView(model, aliases) {
  return html`<section class="card stack tight">
    <div class="card-head">
      <h2>Aliases</h2>
      <span class="small muted">names for this version; setting a name for another version moves it</span>
    </div>
    ${aliases.problem ? problemView(aliases.problem) : nothing}
    <form
      class="row"
      @submit=${(event) => {
        event.preventDefault();
        aliases.set();
      }}
    >
      ${model.aliases.map(
        (alias) => html`<span class="badge plain alias">${alias}<button
            type="button"
            class="quiet icon small"
            aria-label="Remove the alias ${alias}"
            ?disabled=${aliases.busy}
            @click=${() => aliases.remove(alias)}
          >✕</button></span>`,
      )}
      <label class="visually-hidden" for="new-alias">New alias</label>
      <input
        id="new-alias"
        class="alias-input"
        maxlength="64"
        placeholder="champion"
        autocomplete="off"
        spellcheck="false"
        .value=${aliases.text}
        @input=${(event) => {
          aliases.text = event.target.value;
          aliases.changed();
        }}
      />
      <button ?disabled=${aliases.busy || !aliases.text.trim()}>Set alias</button>
    </form>
  </section>`;
}
