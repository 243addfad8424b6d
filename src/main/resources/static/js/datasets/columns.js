// The schema of a dataset: each column with its picture, and a form that changes what it is taken for.
import { html, nothing } from "../lit.js";
import { counted, count, percent } from "../format.js";
import { tag } from "../ui/parts.js";
import { figures, histogram } from "./histogram.js";

const FIRST = 24;

/** What can be changed: images are images. */
const changeable = (column) => ["numeric", "categorical", "text"].includes(column.type);

/**
 * The table of columns. `edits`: null to look at them, else a Map from column to `{ type, role }`, changed in place, which
 * takes the room of their range.
 * `all`: whether to show more than the first few.
 */
export function columnsTable({ dataset, edits, all, changed, showAll }) {
  const columns = all ? dataset.columns : dataset.columns.slice(0, FIRST);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Columns">
      <table>
        <thead>
          <tr><th>Column</th><th>Type</th><th>Role</th><th>Values</th>${edits ? nothing : html`<th>Range</th>`}<th class="number">Missing</th></tr>
        </thead>
        <tbody>
          ${columns.map((column) => row(dataset, column, edits, changed))}
        </tbody>
      </table>
    </div>
    ${columns.length < dataset.columns.length
      ? html`<p class="card-foot"><button class="quiet" @click=${showAll}>Show all ${count(dataset.columns.length)} columns</button></p>`
      : nothing}`;
}

function row(dataset, column, edits, changed) {
  const shown = { ...column, ...edits?.get(column.name) };
  const share = dataset.rows ? column.missing / dataset.rows : 0;
  return html`<tr class=${shown.role}>
    <td class="name"><bdi class="name-clip" title=${column.name}>${column.name}</bdi></td>
    <td>${edits && changeable(column) ? choice(column, shown, "type", ["numeric", "categorical", "text"], edits, changed) : column.type}</td>
    <td>${edits ? choice(column, shown, "role", rolesOf(shown), edits, changed) : role(column)}</td>
    <td>${histogram(column)}</td>
    ${edits ? nothing : html`<td class="range">${figures(column)}</td>`}
    <td class="number">${column.missing ? html`<span class="missing">${count(column.missing)} · ${percent(share)}</span>` : "–"}</td>
  </tr>`;
}

/** What a column may be for: only numbers are weights. */
const rolesOf = (column) => [
  "input",
  "target",
  ...(column.type === "numeric" ? ["weight"] : []),
  ...(column.type === "categorical" ? ["split"] : []),
  ...(column.type === "image" ? [] : ["key"]),
  "ignored",
];

const role = (column) => (column.role === "target" ? tag("target") : column.role === "input" ? "input" : html`<span class="muted">${column.role}</span>`);

function choice(column, shown, field, options, edits, changed) {
  return html`<select
    aria-label="${field} of ${column.name}"
    @change=${(event) => {
      edit(edits, column, field, event.target.value);
      changed();
    }}
  >
    ${options.map((option) => html`<option value=${option} .selected=${shown[field] === option}>${option}</option>`)}
  </select>`;
}

/** Notes a change. There is one target: a new one makes the former an input. */
function edit(edits, column, field, value) {
  if (field === "role" && value === "target") {
    for (const [name, other] of edits) {
      if (other.role === "target") {
        edits.set(name, { ...other, role: "input" });
      }
    }
  }
  edits.set(column.name, { ...edits.get(column.name), [field]: value });
}

/** The edits as they stand: what each column is now. */
export const editsOf = (dataset) => new Map(dataset.columns.map(({ name, type, role: as }) => [name, { type, role: as }]));

/** What was changed, as the API takes it. */
export function specOf(dataset, edits, name) {
  const columns = {};
  for (const column of dataset.columns) {
    const { type, role: as } = edits.get(column.name);
    const said = { ...(type !== column.type && { type }), ...(as !== column.role && as !== "target" && { role: as }) };
    if (Object.keys(said).length) {
      columns[column.name] = said;
    }
  }
  const target = [...edits].find(([, said]) => said.role === "target")?.[0];
  return { name, target, columns };
}

/** How often each class occurs, the commonest first. */
export function classBalance(dataset) {
  const target = dataset.columns.find((column) => column.role === "target");
  if (!target?.categories) {
    return nothing;
  }
  const sorted = [...target.categories].sort((a, b) => b.count - a.count);
  const total = sorted.reduce((sum, category) => sum + category.count, 0) || 1;
  return html`<section class="card">
    <div class="card-head"><h2>Class balance</h2><span class="small muted">${counted(sorted.length, "class", "classes")}</span></div>
    <ul class="balance">
      ${sorted.slice(0, 20).map(
        (category) => html`<li>
          <bdi class="clip" title=${category.value}>${category.value}</bdi>
          <span class="share" .style=${`--share:${category.count / sorted[0].count}`}></span>
          <span class="small muted">${count(category.count)} · ${percent(category.count / total)}</span>
        </li>`,
      )}
    </ul>
    ${sorted.length > 20 ? html`<p class="small muted">and ${count(sorted.length - 20)} more</p>` : nothing}
  </section>`;
}
