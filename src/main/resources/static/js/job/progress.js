// How far a job is, in words and as a bar.
import { html, nothing } from "../lit.js";
import { count, duration, number, words } from "../format.js";
import { badge } from "../ui/parts.js";

const REASONS = {
  completed: "all epochs done",
  early_stopping: "stopped early: no more progress",
  time_limit: "out of time",
  user: "by you",
  diverged: "diverged",
  error: "error",
};

/** The state with its most important detail beside it. */
export function stateView(job) {
  const place = job.queue_position;
  const more =
    job.status === "queued" && place
      ? place === 1
        ? "next in the queue"
        : `number ${place} in the queue`
      : job.stop_reason
        ? REASONS[job.stop_reason] ?? words(job.stop_reason)
        : "";
  return html`<span class="row">${badge(job.status)}${more ? html`<span class="muted small">${more}</span>` : nothing}</span>`;
}

/** Seconds until the estimated end; null if there is no estimate. */
export const secondsLeft = (job, now = Date.now()) =>
  job.status === "running" && job.estimated_finish ? Math.max(0, (Date.parse(job.estimated_finish) - now) / 1000) : null;

export const bar = (job) => html`<progress
  class=${job.status}
  max="1"
  .value=${job.progress.fraction}
  aria-label="Progress of ${job.name}"
></progress>`;

/** "epoch 21 of 50 · 12 s left" */
export function progressText(job) {
  const { epoch, epochs } = job.progress;
  const left = secondsLeft(job);
  return `epoch ${count(epoch)} of ${count(epochs)}${left === null ? "" : ` · ${duration(left)} left`}`;
}

/** "best 0.231 in epoch 17" */
export function bestText(job) {
  if (!job.best) {
    return "";
  }
  const loss = job.best.validation_loss ?? job.best.train_loss;
  return `best ${loss === null ? words(job.best.non_finite) : number(loss)} in epoch ${count(job.best.epoch)}`;
}

/** How long it trained, or has been training. */
export function trainedFor(job, now = Date.now()) {
  const paused = job.status === "paused" ? job.transitions?.at(-1)?.at : null;
  const end = job.finished_at ?? paused;
  return job.started_at ? duration(((end ? Date.parse(end) : now) - Date.parse(job.started_at)) / 1000) : "–";
}
