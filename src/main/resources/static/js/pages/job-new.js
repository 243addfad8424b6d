// The form of a new job: what to train on what, and everything else as an option.
import { html, nothing } from "../lit.js";
import { create, get, list, newKey } from "../api.js";
import { counted, shape } from "../format.js";
import { go, href } from "../router.js";
import { view } from "../view.js";
import { code, empty, head } from "../ui/parts.js";
import { problemView } from "../ui/problem.js";
import { jobField, kind, kinds, label, loadCatalogue, options, sentence } from "../catalogue.js";
import { BY_LABEL, blank, draftOf, pretty, request } from "../job/draft.js";
import { choice, field } from "../job/fields.js";
import { classWeights } from "../job/weights.js";
import { TEMPLATES, imageShape, suggested, template as templateOf } from "../network/templates.js";

const OWN = "own";

/** In place of an id: the service takes a network that suits the dataset. */
const AUTO = "auto";

export default async function page({ root, query, signal, entitle }) {
  entitle("New job");
  const from = query.get("from");
  const [datasets, networks, source] = await Promise.all([
    list("/v1/datasets", { most: 200, signal }),
    list("/v1/networks", { most: 200, signal }),
    from ? get(`/v1/jobs/${encodeURIComponent(from)}`, { signal }) : null,
    loadCatalogue(),
  ]);
  const draft = source ? draftOf(source) : blank();
  const state = { datasets, networks, source, draft, problem: null, sending: false, key: newKey() };
  draft.dataset = query.get("dataset") ?? (draft.dataset || datasets[0]?.id || "");
  draft.network = query.get("network") ?? draft.network;
  state.own = draft.layers;
  suitSplit(state, Boolean(source));
  state.detail = draft.weighing === BY_LABEL ? await get(`/v1/datasets/${encodeURIComponent(draft.dataset)}`, { signal }) : null;
  if (!source && !draft.network) {
    draft.template = templateOf(query.get("template"))?.key ?? "";
    suit(state);
  }
  const draw = view(root, () => (datasets.length ? template(state, change, submit) : noData()), signal);

  function change(part, name, value) {
    if (part) {
      draft[part][name] = value;
    } else {
      draft[name] = value;
    }
    if (name === "dataset" && draft.template) {
      suit(state);
    }
    if (name === "dataset") {
      suitSplit(state, false);
    }
    if (draft.weighing === BY_LABEL && state.detail?.id !== draft.dataset) {
      detail();
    }
    state.key = newKey();
    draw();
  }

  /** The labels that can be weighed: lists of datasets need not have them. */
  async function detail() {
    state.detail = await get(`/v1/datasets/${encodeURIComponent(draft.dataset)}`, { signal });
    draw();
  }

  async function submit(event) {
    event.preventDefault();
    state.sending = true;
    draw();
    try {
      const job = await create("/v1/jobs", request(draft), { key: state.key });
      go("jobs", job.id);
    } catch (problem) {
      Object.assign(state, { problem, sending: false });
      draw();
      root.querySelector('[aria-invalid="true"], [role="alert"]')?.scrollIntoView({ block: "center" });
      root.querySelector('[aria-invalid="true"]')?.focus();
    }
  }
}

const chosenData = ({ datasets, draft }) => datasets.find(({ id }) => id === draft.dataset);

/** Lays out the chosen template for the chosen dataset; one that does not suit it makes room for one that does. */
function suit(state) {
  const data = chosenData(state);
  if (!data) {
    return;
  }
  const images = imageShape(data);
  const wanted = templateOf(state.draft.template);
  const fitting = wanted && (!wanted.images || images) ? wanted : suggested(data);
  state.draft.template = fitting.key;
  state.draft.layers = fitting.layers(images);
}

/** A dataset may have a column that says which rows train; the service then goes by it. */
function suitSplit(state, keep) {
  const { draft } = state;
  const before = draft.usualSplit;
  const part = chosenData(state)?.columns.find(({ role }) => role === "split");
  draft.usualSplit = part ? { type: "column", column: part.name } : {};
  if (!keep && (part || before.type)) {
    draft.split = part ? { ...draft.usualSplit } : blank().split;
  }
}

function chooseNetwork(state, value, change) {
  const { draft } = state;
  draft.network = "";
  draft.template = "";
  if (value === OWN) {
    draft.layers = state.own;
  } else if (value === AUTO || value.startsWith("net_")) {
    draft.network = value;
    draft.layers = null;
  } else {
    draft.template = value;
    suit(state);
  }
  change(null, "network", draft.network);
}

function noData() {
  return html`
    ${head({ title: "New job", crumb: ["Jobs", href("jobs")] })}
    ${empty(
      "There is nothing to train on yet",
      "Upload a table or pictures, or choose a sample; then come back.",
      html`<a class="button primary" href=${href("datasets")}>Choose a dataset</a>`,
    )}
  `;
}

function template(state, change, submit) {
  const { draft, problem, source, sending } = state;
  const shown = [];
  const put = (part, name) => (value) => change(part, name, value);
  const input = (part, one) => {
    const values = part === "top" ? draft.top : draft[part];
    const place = {
      pointer: part === "top" ? `#/${one.name}` : `#/${part}/${one.name}`,
      label: label(one),
      value: values[one.name],
      hint: sentence(one),
      problem,
      shown,
      change: put(part, one.name),
    };
    const known = one.type === "choice" && options(one);
    return known
      ? choice({ ...place, value: place.value ?? one.default, options: known })
      : field({ ...place, fallback: offered(one), mode: one.type === "integer" ? "numeric" : "decimal" });
  };
  const top = (name) => input("top", jobField(name));
  const inputs = (part, advanced) => kindOf(part, draft).fields.filter((one) => one.advanced === advanced).map((one) => input(part, one));
  const nested = (part) => jobField(part).fields.map((one) => input(part, one));
  const typed = (part) =>
    choice({
      pointer: `#/${part}`,
      label: label({ name: part }),
      value: draft[part].type,
      options: kinds(SECTIONS[part]).map(({ type }) => type),
      problem,
      shown,
      hint: sentence(kindOf(part, draft)),
      change: (type) => change(null, part, { type }),
    });
  const body = html`
    <fieldset class="card">
      <legend>What</legend>
      <div class="fields wide">${dataField(state, change, shown)} ${networkField(state, change, shown)}
        ${field({
          pointer: "#/name",
          label: "Name",
          value: draft.name,
          fallback: chosenData(state)?.name ?? "",
          hint: "The model gets the same name.",
          mode: "text",
          problem,
          shown,
          change: put(null, "name"),
        })}
      </div>
    </fieldset>
    <fieldset class="card">
      <legend>How</legend>
      <div class="fields">
        ${top("epochs")} ${top("batch_size")} ${typed("optimizer")} ${inputs("optimizer", false)} ${typed("schedule")} ${inputs("schedule", false)}
      </div>
    </fieldset>
  `;
  const before = shown.length;
  const rest = html`
    ${group(
      "Early stopping",
      html`<label class="check"><input type="checkbox" .checked=${draft.stops} @change=${(event) => change(null, "stops", event.target.checked)} /> Stop early</label>
        ${draft.stops ? nested("early_stopping") : nothing}`,
    )}
    ${group("Split", html`${typed("split")} ${inputs("split", false)}`)}
    ${group("Loss", html`${typed("loss")} ${inputs("loss", false)}`)}
    ${group("Optimizer", inputs("optimizer", true))}
    ${group("Regularization", nested("regularization"))}
    ${group("Gradient clipping", nested("gradient_clipping"))}
    ${group("Class weights", classWeights({ draft, problem, change, shown, target: state.detail?.columns.find(({ role }) => role === "target"), classes: chosenData(state)?.task === "classification" }))}
    ${group("Run", ["seed", "priority", "time_limit_seconds", "metadata"].map(top))}
  `;
  const folded = shown.slice(before);
  const hidden = (problem?.errors ?? []).some(({ pointer }) => folded.some((place) => pointer === place || pointer?.startsWith(`${place}/`)) || NESTED_ALONE.test(pointer ?? ""));
  return html`
    ${head({
      title: source ? "Clone and change" : "New job",
      crumb: ["Jobs", href("jobs")],
      lede: source ? html`As <a dir="auto" href=${href("jobs", source.id)}>${source.name}</a> was, until you change it.` : "Two choices are enough; all other fields have defaults, shown in grey.",
    })}
    <form class="split" novalidate @submit=${submit}>
      <div class="form-grid">
        ${body}
        <details class="card" ?open=${Boolean(source) || hidden}>
          <summary>More: early stopping, split, loss, regularization, class weights, seed</summary>
          <div class="stack">${rest}</div>
        </details>
        ${problem ? problemView(problem, shown) : nothing}
        <div class="actions">
          <button class="primary" type="submit" ?disabled=${sending}>${sending ? "Starting…" : "Start training"}</button>
          <a class="button quiet" href=${href("jobs")}>Cancel</a>
        </div>
      </div>
      <aside class="stack tight sticky">
        <h2>The request</h2>
        <p class="muted small">What this form sends to <code>POST /v1/jobs</code>.</p>
        ${code(pretty(request(draft)), "The request as JSON")}
      </aside>
    </form>
  `;
}

const group = (title, fields) => html`<div><h3>${title}</h3><div class="fields">${fields}</div></div>`;

/** Problems with a folded group as a whole. */
const NESTED_ALONE = /^#\/(early_stopping|split|regularization|gradient_clipping|class_weight)$/;

/** Where the catalogue has the kinds of a field. */
const SECTIONS = { optimizer: "optimizers", schedule: "schedules", loss: "losses", split: "splits" };

const kindOf = (part, draft) => kind(SECTIONS[part], draft[part].type) ?? { fields: [], sentence: "" };

/** What a field shows while it is empty. */
function offered({ default: fallback, nullable, type }) {
  if (fallback === null) {
    return nullable ? "off" : "";
  }
  return type === "map" ? "{}" : fallback;
}

function dataField({ datasets, draft, problem }, change, shown) {
  return choice({
    pointer: "#/dataset",
    label: "Dataset",
    value: draft.dataset,
    options: [
      ...(datasets.some(({ id }) => id === draft.dataset) ? [] : [[draft.dataset, "Choose one"]]),
      ...datasets.map(({ id, name, rows }) => [id, `${name} (${counted(rows, "row")})`]),
    ],
    problem,
    shown,
    change: (value) => change(null, "dataset", value),
  });
}

function networkField(state, change, shown) {
  const { networks, draft, problem, own } = state;
  const data = chosenData(state);
  const images = data && imageShape(data);
  const fitting = TEMPLATES.filter((template) => !template.images || images);
  return choice({
    pointer: "#/network",
    label: "Network",
    value: draft.network || draft.template || OWN,
    options: [
      ...(own ? [[OWN, `the former: ${own.map(({ type }) => type).join(", ")}`]] : []),
      ...fitting.map(({ key, title }) => [key, `${title} (template)`]),
      [AUTO, "automatic"],
      ...networks.map(({ id, name }) => [id, name]),
    ],
    problem,
    shown,
    hint: draft.network === AUTO ? "One that suits the dataset; the job shows it." : templateOf(draft.template)?.text ?? (images ? `The images are ${shape(images)}.` : ""),
    change: (value) => chooseNetwork(state, value, change),
  });
}
