// What can be done with a job, and the buttons that do it.
import { html, nothing } from "../lit.js";
import { del, post } from "../api.js";
import { href } from "../router.js";
import { confirm } from "../ui/dialog.js";
import { toast, toastProblem } from "../ui/toast.js";

const CAN = {
  pause: ["running"],
  resume: ["paused"],
  cancel: ["queued", "running", "pausing", "paused"],
};

const WORDS = { pause: "Pause", resume: "Resume", cancel: "Cancel" };

async function command(name, job, changed) {
  if (name === "cancel" && job.status !== "queued") {
    const sure = await confirm(
      "Cancel this job?",
      "The job ends and cannot be resumed. The result of its complete epochs becomes a model.",
      "Cancel the job",
    );
    if (!sure) {
      return;
    }
  }
  try {
    changed(await post(`/v1/jobs/${encodeURIComponent(job.id)}/${name}`));
  } catch (problem) {
    toastProblem(problem);
  }
}

/** Pause, resume and cancel, as far as the job's state allows; `changed` gets the job as it is then. */
export function commands(job, changed, size = "") {
  return Object.keys(CAN)
    .filter((name) => CAN[name].includes(job.status))
    .map(
      (name) => html`<button class="${name === "cancel" ? "danger" : ""} ${size}" @click=${() => command(name, job, changed)}
        >${WORDS[name]}<span class="visually-hidden"> ${job.name}</span></button>`,
    );
}

/** A link to the form, filled in as this job was. */
export const cloneLink = (job, size = "") => html`<a class="button ${size}" href=${href("jobs", "new", { from: job.id })}
  >Clone and change<span class="visually-hidden"> ${job.name}</span></a>`;

/** The way to the model of a job that has one. */
export const modelLink = (job, kind = "") =>
  job.model
    ? html`<a class="button ${kind}" href=${href("models", job.model)}>Model<span class="visually-hidden"> of ${job.name}</span></a>`
    : nothing;

/** Deletes a job that has ended, after the user has confirmed. @returns whether it is gone */
export async function remove(job) {
  if (!(await confirm("Delete this job?", "Deletes its curves and events too. Its model stays.", "Delete"))) {
    return false;
  }
  try {
    await del(`/v1/jobs/${encodeURIComponent(job.id)}`);
    toast("Deleted.");
    return true;
  } catch (problem) {
    toastProblem(problem);
    return false;
  }
}
