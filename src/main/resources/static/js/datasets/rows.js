// The rows of a dataset: a page of a table, or patches by class.
import { html, nothing } from "../lit.js";
import { get } from "../api.js";
import { count, number } from "../format.js";

const PAGE = 20;
const PATCHES = 100;
const FEWEST = 6;
const MOST = 20;
const WINDOW = 50;
const WINDOWS = 12;

export const rowsPath = (dataset) => `/v1/datasets/${encodeURIComponent(dataset.id)}/rows`;

/** A page of rows from `offset`. */
export const rowsPage = (dataset, offset, signal) => get(rowsPath(dataset), { query: { offset, limit: PAGE }, signal });

/** Some rows of every class: looked for in windows all over the dataset, for rows are often sorted by class. */
export async function patchesByClass(dataset, signal) {
  const target = dataset.columns.find((column) => column.role === "target");
  const classes = new Map((target.categories ?? []).map(({ value }) => [value, []]));
  const each = Math.min(MOST, Math.max(FEWEST, Math.floor(PATCHES / Math.max(1, classes.size))));
  const windows = Math.min(WINDOWS, Math.ceil(dataset.rows / WINDOW));
  const pages = await Promise.all(
    Array.from({ length: windows }, (_, i) => {
      const offset = windows < WINDOWS ? i * WINDOW : Math.floor((i * dataset.rows) / windows);
      return get(rowsPath(dataset), { query: { offset, limit: WINDOW }, signal });
    }),
  );
  for (const page of pages) {
    page.data.forEach((row, i) => {
      const patches = classes.get(row[target.name]);
      if (patches && patches.length < each) {
        patches.push(page.offset + i);
      }
    });
  }
  return classes;
}

export const imagePath = (dataset, row) => `/v1/datasets/${encodeURIComponent(dataset)}/rows/${row}/image`;

export const image = (dataset, row, label) =>
  html`<img class="pixels patch" src=${imagePath(dataset, row)} alt=${label} title=${label} loading="lazy" />`;

export function patchGrid(dataset, classes) {
  return html`<div class="classes">
    ${[...classes].map(
      ([label, rows]) => html`<section>
        <h3 class="name-clip" dir="auto" title=${label}>${label}</h3>
        <div class="patches">
          ${rows.map((row) => image(dataset.id, row, `${label}, row ${row}`))}
          ${rows.length ? nothing : html`<span class="small muted">none in the examined rows</span>`}
        </div>
      </section>`,
    )}
  </div>`;
}

const cell = (value) => {
  if (value === null) {
    return html`<td class="muted">missing</td>`;
  }
  return typeof value === "number" ? html`<td class="number">${number(value, 6)}</td>` : html`<td><bdi class="name-clip">${value}</bdi></td>`;
};

/** `move(offset)` is called to show another page. */
export function rowsTable(dataset, page, move) {
  const columns = dataset.columns.filter(({ type }) => type !== "text");
  const last = page.offset + page.data.length;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Rows">
      <table class="rows">
        <thead><tr><th class="number">#</th>${columns.map(({ name, type }) => html`<th class=${type === "numeric" ? "number" : ""} title=${name}><bdi class="clip head">${name}</bdi></th>`)}</tr></thead>
        <tbody>
          ${page.data.map(
            (row, i) => html`<tr>
              <td class="number muted">${count(page.offset + i)}</td>
              ${columns.map(({ name }) => cell(row[name]))}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <div class="card-foot row between">
      <span class="small muted">Rows ${count(page.offset)} to ${count(last - 1)} of ${count(page.total)}</span>
      <span class="row">
        <button class="small" ?disabled=${page.offset === 0} @click=${() => move(Math.max(0, page.offset - PAGE))}>Earlier</button>
        <button class="small" ?disabled=${!page.has_more} @click=${() => move(last)}>Later</button>
      </span>
    </div>`;
}
