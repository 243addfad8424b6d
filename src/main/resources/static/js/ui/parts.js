// Small parts that every page uses.
import { html, nothing } from "../lit.js";
import { toast } from "./toast.js";
import { words } from "../format.js";

/** A job's state. */
export const badge = (status) => html`<span class="badge ${status}">${words(status)}</span>`;

/** A word without a state. */
export const tag = (text) => html`<span class="badge plain">${text}</span>`;

/** The head of a page. `crumb`: `[text, href]` of what it belongs to. */
export const head = ({ title, crumb, lede, actions }) => html`<div class="page-head">
  <div>
    ${crumb ? html`<p class="crumb"><a href=${crumb[1]}>${crumb[0]}</a></p>` : nothing}
    <h1 dir="auto" title=${title}>${title}</h1>
    ${lede ? html`<p class="lede">${lede}</p>` : nothing}
  </div>
  ${actions ? html`<div class="actions">${actions}</div>` : nothing}
</div>`;

/** Nothing here yet: what would be here, and what to do next. */
export const empty = (title, text, actions) => html`<section class="empty">
  <h2>${title}</h2>
  <p>${text}</p>
  <div class="actions">${actions}</div>
</section>`;

/** Figures with their names: `[[name, value], …]`. */
export const facts = (pairs) => html`<dl class="facts">
  ${pairs.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
</dl>`;

export const loading = (what) => html`<div class="skeleton" role="status" aria-label="Loading ${what}"></div>`;

/** Text to take along, with a button that copies it. */
export const code = (text, label) => html`<div class="code">
  <pre tabindex="0" role="region" aria-label=${label}><code>${text}</code></pre>
  <button class="small" @click=${() => copy(text)}>Copy</button>
</div>`;

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied.");
  } catch {
    toast("The browser does not allow copying; select the text instead.", "warning");
  }
}

/** Tabs within a page: `tabs([[key, label], …], chosen, choose)`; arrow keys move between them. */
export function tabs(pairs, chosen, choose, label) {
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const at = pairs.findIndex(([key]) => key === chosen);
      const next = (at + step + pairs.length) % pairs.length;
      choose(pairs[next][0]);
      event.currentTarget.children[next].focus();
    }
  };
  return html`<div class="tablist" role="tablist" aria-label=${label} @keydown=${move}>
    ${pairs.map(
      ([key, text]) => html`<button
        role="tab"
        aria-selected=${key === chosen ? "true" : "false"}
        tabindex=${key === chosen ? 0 : -1}
        @click=${() => choose(key)}
      >${text}</button>`,
    )}
  </div>`;
}

/** A search by a part of the name; `search` hears the text after every change. */
export const searchField = (name, search) => html`<label class="check search">
  <span class="visually-hidden">Search by name</span>
  <input type="search" placeholder="Search by name" maxlength="200" .value=${name} @input=${(event) => search(event.target.value.trim())} />
</label>`;

/** A choice of orders: `[[key, text, compare], …]`; without `compare` the order is that of the list. */
export const sortField = (sorts, chosen, choose) => html`<label class="check">Sort
  <select aria-label="Sort" @change=${(event) => choose(event.target.value)}>
    ${sorts.map(([key, text]) => html`<option value=${key} .selected=${key === chosen}>${text}</option>`)}
  </select>
</label>`;

/** A list in the chosen order; what is equal stays in the order that it had. */
export function sortedBy(sorts, chosen, things) {
  const [, , compare] = sorts.find(([key]) => key === chosen) ?? sorts[0];
  return compare ? [...things].sort((a, b) => compare(a, b) || 0) : things;
}
