// Test rows with truth and answer, the worst first.
import { html, nothing, svg } from "../lit.js";
import { get } from "../api.js";
import { count, number, percent } from "../format.js";
import { image, rowsPath } from "../datasets/rows.js";
import { gridOf } from "./seen.js";

const PAGE = 24;
const TABLE_PAGE = 10;

/** A page of test rows with, for a table, their values. `cell`: `{ actual, predicted }`, or null for all. */
export async function mistakesPage(model, cell, offset, signal) {
  const pictures = model.input_schema.some(({ type }) => type === "image");
  const page = await get(`/v1/models/${encodeURIComponent(model.id)}/evaluation/rows`, {
    query: { ...cell, offset, limit: pictures ? PAGE : TABLE_PAGE },
    signal,
  });
  const values = pictures
    ? []
    : await Promise.all(
        page.data.map(({ row }) => get(rowsPath({ id: page.dataset }), { query: { offset: row, limit: 1 }, signal }).then(({ data }) => data[0])),
      );
  return { ...page, values, pictures };
}

/** `move(offset)` shows another page, `clear` all rows again. */
export function mistakesView(model, page, cell, move, clear) {
  const title = cell
    ? html`Actual <bdi>${cell.actual}</bdi>, predicted <bdi>${cell.predicted}</bdi>`
    : model.task === "classification"
      ? "Errors first, by falling probability"
      : "Largest errors first";
  const last = page.offset + page.data.length;
  return html`<section class="card flush" id="mistakes">
    <div class="card-head">
      <h2 class="name-clip">${title}</h2>
      ${cell ? html`<button class="small" @click=${clear}>All test rows</button>` : nothing}
    </div>
    ${page.pictures ? patches(page) : rows(model, page)}
    <div class="card-foot row between">
      <span class="small muted" role="status">${page.total ? `${count(page.offset + 1)} to ${count(last)} of ${count(page.total)} test rows` : "No test row is in this cell."}</span>
      <span class="row">
        <button class="small" ?disabled=${page.offset === 0} @click=${() => move(Math.max(0, page.offset - (page.pictures ? PAGE : TABLE_PAGE)))}>Worse</button>
        <button class="small" ?disabled=${!page.has_more} @click=${() => move(last)}>Better</button>
      </span>
    </div>
  </section>`;
}

const answer = (row) => row.non_finite ?? row.predicted ?? "no answer";

const patches = (page) => html`<ul class="taken">
  ${page.data.map(
    (row) => html`<li class="${row.correct ? "right" : "mistake"}">
      ${image(page.dataset, row.row, `Row ${row.row}: ${row.actual}`)}
      <span class="small"><bdi title=${answer(row)}>${answer(row)}</bdi></span>
      <span class="tiny muted">${percent(row.probability, 0)} · ${row.correct ? "right" : html`actual <bdi>${row.actual}</bdi>`}</span>
    </li>`,
  )}
</ul>`;

function rows(model, page) {
  const side = gridOf(model.input_schema);
  const names = side ? [] : model.input_schema.slice(0, 8).map(({ name }) => name);
  const keys = Object.keys(page.data[0]?.key ?? {});
  const classes = model.task === "classification";
  const value = (one) => (typeof one === "number" ? number(one) : (one ?? "–"));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Test rows">
    <table class="rows">
      <thead>
        <tr><th class="number">Row</th>${keys.map((key) => html`<th><bdi class="clip head" title=${key}>${key}</bdi></th>`)}<th>Actual</th><th>Predicted</th><th class="number">${classes ? "Probability" : "Error"}</th>${side ? html`<th>Pixels</th>` : nothing}${names.map((name) => html`<th><bdi class="clip head" title=${name}>${name}</bdi></th>`)}</tr>
      </thead>
      <tbody>
        ${page.data.map(
          (row, i) => html`<tr class=${classes && !row.correct ? "mistake" : ""}>
            <td class="number muted">${count(row.row)}</td>
            ${keys.map((key) => html`<td><bdi class="name-clip">${row.key?.[key] ?? "–"}</bdi></td>`)}
            <td><bdi class="name-clip">${value(row.actual)}</bdi></td>
            <td><bdi class="name-clip">${row.non_finite ?? value(row.predicted)}</bdi></td>
            <td class="number">${classes ? percent(row.probability) : number(row.error)}</td>
            ${side ? html`<td>${pixels(model.input_schema, side, page.values[i])}</td>` : nothing}
            ${names.map((name) => html`<td><bdi class="name-clip">${value(page.values[i]?.[name])}</bdi></td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The picture that a row of pixel columns is. */
function pixels(schema, side, values) {
  const most = Math.max(1, ...schema.map(({ max }) => max ?? 0));
  return html`<svg class="pixel-grid" viewBox="0 0 ${side} ${side}" width="40" height="40" role="img" aria-label="The row as a picture">
    <rect width=${side} height=${side}></rect>
    ${schema.map(({ name }, i) => svg`<rect class="lit" x=${i % side} y=${Math.floor(i / side)} width="1.02" height="1.02" fill-opacity=${Math.max(0, Math.min(1, (values?.[name] ?? 0) / most))}></rect>`)}
  </svg>`;
}
