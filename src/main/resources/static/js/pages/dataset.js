// One dataset: what was understood of it, what it looks like, and the way to a training.
import { html, nothing } from "../lit.js";
import { create, del, get } from "../api.js";
import { go, goInstead, href } from "../router.js";
import { view } from "../view.js";
import { ago, bytes, count, words } from "../format.js";
import { facts, head, loading } from "../ui/parts.js";
import { confirm } from "../ui/dialog.js";
import { problemView, warningsView } from "../ui/problem.js";
import { toast } from "../ui/toast.js";
import { classBalance, columnsTable, editsOf, specOf } from "../datasets/columns.js";
import { patchesByClass, patchGrid, rowsPage, rowsTable } from "../datasets/rows.js";
import { imageShape, suggested } from "../network/templates.js";

export default async function dataset({ root, params, signal, entitle }) {
  const path = `/v1/datasets/${encodeURIComponent(params.id)}`;
  const state = { dataset: null, rows: null, patches: null, edits: null, all: false, problem: null, saving: false, used: true };
  const act = actions(state, path, () => draw());
  const draw = view(root, () => (state.dataset ? page(state, act) : loading("the dataset")), signal);
  state.dataset = await get(path, { signal });
  entitle(state.dataset.name);
  draw();
  const jobs = get("/v1/jobs", { query: { dataset: params.id, limit: 1 }, signal });
  if (imageShape(state.dataset)) {
    state.patches = await patchesByClass(state.dataset, signal);
  } else {
    state.rows = await rowsPage(state.dataset, 0, signal);
  }
  state.used = (await jobs).data.length > 0;
  draw();
}

function actions(state, path, draw) {
  const failed = (problem) => {
    Object.assign(state, { problem, saving: false });
    draw();
  };
  return {
    draw,
    async move(offset) {
      state.rows = await rowsPage(state.dataset, offset);
      draw();
    },
    edit() {
      Object.assign(state, { edits: editsOf(state.dataset), all: state.all, problem: null, name: state.dataset.name, replace: !state.used });
      draw();
    },
    keep() {
      Object.assign(state, { edits: null, problem: null });
      draw();
    },
    async save() {
      Object.assign(state, { saving: true, problem: null });
      draw();
      try {
        const made = await create(`${path}/variants`, specOf(state.dataset, state.edits, state.name));
        if (state.replace) {
          await del(path);
        }
        toast(state.replace ? "Changed." : "Saved as a new dataset.");
        goInstead("datasets", made.id);
      } catch (problem) {
        failed(problem);
      }
    },
    async remove() {
      if (await confirm("Delete this dataset?", "Its rows cannot be restored. Models that were trained on it stay.", "Delete it")) {
        try {
          await del(path);
          go("datasets");
        } catch (problem) {
          failed(problem);
        }
      }
    },
  };
}

function page(state, act) {
  const { dataset: data } = state;
  const inputs = data.columns.filter(({ role }) => role === "input").length;
  const template = suggested(data);
  return html`${head({
      title: data.name,
      crumb: ["Datasets", href("datasets")],
      lede: data.description || undefined,
      actions: html`<button class="quiet" @click=${act.remove}>Delete</button>
        <a class="button" href=${href("networks", "new", { dataset: data.id, template: template.key })}>Build a network</a>
        <a class="button primary" href=${href("jobs", "new", { dataset: data.id, template: template.key })}>Train</a>`,
    })}
    ${state.problem ? problemView(state.problem) : nothing}
    ${facts([
      ["Rows", count(data.rows)],
      ["Inputs", count(inputs)],
      ["Task", data.task],
      ["Predicts", html`<bdi class="name-clip fact-name" title=${data.target}>${data.target}</bdi>`],
      ["Format", words(data.format)],
      ...(data.csv ? [["Read as", readAs(data.csv)]] : []),
      ...(data.images ? [["Pictures", pictureSize(data.images)]] : []),
      ["Size", bytes(data.bytes)],
      ["Added", html`<span title=${data.created_at}>${ago(data.created_at)}</span>`],
    ])}
    ${warningsView(data.warnings)}
    ${imageShape(data) ? pictures(state) : nothing}
    <div class="split">
      ${schema(state, act)}
      ${classBalance(data)}
    </div>
    ${state.rows
      ? html`<section class="card flush"><div class="card-head"><h2>Rows</h2></div>${rowsTable(data, state.rows, act.move)}</section>`
      : nothing}`;
}

const RESIZED = { stretch: "stretched to ", crop: "cropped to ", pad: "padded to " };

/** The size of all pictures, as width × height, and what was done for it. */
const pictureSize = ({ size: [height, width], resize }) => `${RESIZED[resize] ?? ""}${width} × ${height}`;

// How a file of text was read, in a few words.
function readAs({ delimiter, header, encoding, decimal, thousands }) {
  const sign = { "\t": "tab", " ": "blanks" }[delimiter] ?? delimiter;
  const marks = thousands ? `1${thousands}000${decimal}5` : decimal === "," ? "0,5" : "";
  return [sign, header === "absent" ? "no header" : "", encoding, marks].filter(Boolean).join(" · ");
}

function pictures(state) {
  const [height, width, channels] = imageShape(state.dataset);
  return html`<section class="card">
    <div class="card-head">
      <h2>Patches by class</h2>
      <span class="small muted">${width} × ${height} pixels, ${channels === 1 ? "grey" : "colour"}</span>
    </div>
    ${state.patches ? patchGrid(state.dataset, state.patches) : loading("patches")}
  </section>`;
}

function schema(state, act) {
  const editing = state.edits !== null;
  return html`<section class="card flush">
    <div class="card-head">
      <h2>Columns</h2>
      ${editing ? nothing : html`<button class="small" @click=${act.edit}>Change target, types, roles</button>`}
    </div>
    ${columnsTable({
      dataset: state.dataset,
      edits: state.edits,
      all: state.all,
      changed: act.draw,
      showAll: () => {
        state.all = true;
        act.draw();
      },
    })}
    ${editing ? saving(state, act) : nothing}
  </section>`;
}

function saving(state, act) {
  return html`<form
    class="card-foot stack tight"
    @submit=${(event) => {
      event.preventDefault();
      act.save();
    }}
  >
    <p class="small muted">Datasets never change: what you save is a new dataset with the same rows.</p>
    <div class="row">
      <label for="variant-name">Name</label>
      <input id="variant-name" class="grow" maxlength="200" .value=${state.name} @input=${(event) => (state.name = event.target.value)} />
    </div>
    <label class="check">
      <input type="checkbox" .checked=${state.replace} @change=${(event) => (state.replace = event.target.checked)} />
      Delete the former${state.used ? " (jobs were trained on it)" : ""}
    </label>
    <div class="actions">
      <button class="primary" ?disabled=${state.saving}>Save</button>
      <button type="button" @click=${act.keep}>Leave it as it is</button>
    </div>
  </form>`;
}
