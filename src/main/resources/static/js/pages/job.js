// One job, live: its curves as they come, and what it was told to do.
import { html, nothing } from "../lit.js";
import { get } from "../api.js";
import { ago, count, duration, number, words } from "../format.js";
import { follow } from "../live.js";
import { go, href } from "../router.js";
import { view } from "../view.js";
import { facts, head } from "../ui/parts.js";
import { Curves } from "../chart/curves.js";
import { goesOn, jobWithCurves } from "../job/load.js";
import { Learning } from "../chart/learning.js";
import { cloneLink, commands, modelLink, remove } from "../job/actions.js";
import { datasetName, known, networkName } from "../job/names.js";
import { bar, secondsLeft, stateView, trainedFor } from "../job/progress.js";
import { save } from "../job/save.js";
import { figures as evaluationFigures } from "../models/evaluation.js";
import { flat, said } from "../job/settings.js";
import { warningsView } from "../ui/problem.js";

/** More than anybody can see; what is beyond is thinned by the service, which keeps every extreme. */
const MOST_POINTS = 12_000;
const LOOK_EVERY_MS = 1_000;

const FILES = [["CSV", "text/csv"], ["SVG", "image/svg+xml"], ["JSON", "application/json"]];

const CONNECTION = {
  live: ["good", "Live"],
  lost: ["warning", "Connection lost, trying again…"],
  gone: ["problem", "This job was deleted."],
};

export default async function page({ root, params, signal, entitle }) {
  const path = `/v1/jobs/${encodeURIComponent(params.id)}`;
  const [{ job, body }, names] = await Promise.all([jobWithCurves(path, MOST_POINTS, signal), known(signal)]);
  const state = { job, names, connection: "", curves: Curves.of(body), test: null };
  entitle(job.name);

  const charts = document.createElement("div");
  const draw = view(root, () => template(state, charts, changed), signal);
  const learning = new Learning(charts, signal);
  learning.show(state.curves, state.job);

  function changed(next) {
    state.job = next;
    learning.show(state.curves, next);
    draw();
    judge().catch((failure) => failure.name !== "AbortError" && reportError(failure));
  }

  /** Looks up the test result once there is a model. */
  async function judge() {
    const { model } = state.job;
    if (model && state.test?.model !== model) {
      state.test = { model, evaluation: null, gone: false };
      try {
        state.test.evaluation = await get(`/v1/models/${encodeURIComponent(model)}/evaluation`, { signal });
      } catch (problem) {
        if (problem.status !== 404) {
          throw problem;
        }
        state.test.gone = true;
      }
      draw();
    }
  }

  let looking;
  async function look() {
    looking = undefined;
    const next = await get(path, { signal });
    // The end may have been told while this answer was on its way.
    if (!state.job.terminal) {
      changed(next);
    }
  }
  function soon(ms) {
    looking ??= setTimeout(look, ms);
  }
  signal.addEventListener("abort", () => clearTimeout(looking));
  await judge();

  if (goesOn(job, state.curves)) {
    follow([job.id], {
      after: body.last_event_id,
      signal,
      onState: (connection) => {
        state.connection = connection === "ended" ? "" : connection;
        draw();
        if (connection === "ended" && !state.job.terminal) {
          soon(0);
        }
      },
      onEvent: ({ event, data }) => {
        if (event === "epoch") {
          state.curves.put(data);
          learning.show(state.curves, state.job);
          soon(LOOK_EVERY_MS);
        } else if (event === "end" && data) {
          clearTimeout(looking);
          changed(data);
        } else {
          soon(0);
        }
      },
    });
  }
}

function template({ job, names, connection, test }, charts, changed) {
  const deleteIt = async () => (await remove(job)) && go("jobs");
  return html`
    ${head({
      title: job.name,
      crumb: ["Jobs", href("jobs")],
      lede: html`<span dir="auto">On <a href=${href("datasets", job.dataset)}>${datasetName(job, names)}</a> with
        ${typeof job.network === "string"
          ? html`<a href=${href("networks", job.network)}>${networkName(job, names)}</a>`
          : networkName(job, names)}</span>`,
      actions: html`
        ${job.terminal ? html`<button class="quiet" @click=${deleteIt}>Delete</button>` : nothing}
        ${commands(job, changed)} ${modelLink(job, "primary")} ${cloneLink(job)}
        <a class="button" href=${href("compare", { job: job.id })}>Compare</a>
      `,
    })}
    <section class="card stack tight" aria-label="Progress">
      <div class="row between">
        ${stateView(job)}
        <span class="connection small ${CONNECTION[connection]?.[0] ?? ""}" role="status">${CONNECTION[connection]?.[1] ?? ""}</span>
      </div>
      ${bar(job)}
      ${facts(figures(job))}
    </section>
    ${job.error
      ? html`<div class="notice problem" role="alert">
          <p><strong>${job.error.message}</strong></p>
          ${job.error.hint ? html`<p>${job.error.hint}</p>` : nothing}
        </div>`
      : nothing}
    ${warningsView(job.diagnoses, "What may be wrong with this training")}
    ${test ? testResult(test) : nothing}
    <section class="card" aria-label="Learning curves">${charts}</section>
    <div class="split even">
      <section class="card">
        <div class="card-head">
          <h2>Settings</h2>
          <span class="muted small">defaults included</span>
        </div>
        <dl class="settings">
          ${flat(job.hyperparameters).map(([name, value]) => html`<div><dt>${words(name)}</dt><dd>${said(value)}</dd></div>`)}
          ${Object.entries(job.metadata).map(([name, value]) => html`<div><dt dir="auto">${name}</dt><dd dir="auto">${value}</dd></div>`)}
        </dl>
      </section>
      <section class="card">
        <h2>What happened</h2>
        <ol class="history">
          ${job.transitions.map(({ status, at }) => html`<li class=${status}>
            <span>${words(status)}</span><time datetime=${at} title=${at}>${ago(at)}</time>
          </li>`)}
        </ol>
        <div class="row small">
          <span class="muted">The curves as a file:</span>
          ${FILES.map(
            ([word, type]) => html`<button
              class="quiet small"
              @click=${() => save(`/v1/jobs/${encodeURIComponent(job.id)}/curves`, type, `${job.id}.${word.toLowerCase()}`)}
            >${word}</button>`,
          )}
        </div>
      </section>
    </div>
  `;
}

/** What the rows say that training never saw. */
function testResult({ model, evaluation, gone }) {
  return html`<section class="card stack tight">
    <div class="card-head"><h2>Test result</h2>${gone ? nothing : html`<a href=${href("models", model)}>More about the model</a>`}</div>
    ${evaluation ? evaluationFigures(null, evaluation) : html`<p class="muted">${gone ? "The model was deleted, and its test result with it." : "Loading…"}</p>`}
  </section>`;
}

function figures(job) {
  const left = secondsLeft(job);
  const { epoch, epochs, samples_per_second: speed, patience_left: patience } = job.progress;
  return [
    ["Epoch", html`${count(epoch)}<span class="muted"> of ${count(epochs)}</span>`],
    left === null ? ["Trained for", trainedFor(job)] : ["Time left", duration(left)],
    ["Rows a second", number(speed, 3)],
    [job.best?.train_loss === null || !job.best ? "Best validation loss" : "Best training loss", job.best ? number(job.best.validation_loss ?? job.best.train_loss ?? NaN) : "–"],
    ["In epoch", count(job.best?.epoch)],
    ...(job.model_epoch === null ? [] : [["Model of epoch", count(job.model_epoch)]]),
    ...(job.terminal ? [] : [["Patience left", count(patience)]]),
    ...(job.attempt > 1 ? [["Attempt", count(job.attempt)]] : []),
  ];
}
