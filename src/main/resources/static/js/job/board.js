// The jobs as they are, looked at again and again, with the small curves of each.
import { get, list } from "../api.js";
import { testFigure } from "../format.js";
import { Curves } from "../chart/curves.js";
import { pause } from "../view.js";

const BUSY_MS = 1_500;
const IDLE_MS = 5_000;
const POINTS = 60;

const CURVE_NAMES = ["train_loss", "validation_loss"];

/** What a small curve shows of a job; looked up anew only after an epoch. */
async function curveOf(job, former, signal) {
  if (former?.epoch === job.progress.epoch) {
    return former;
  }
  const body = await get(`/v1/jobs/${encodeURIComponent(job.id)}/curves`, { query: { max_points: POINTS }, signal });
  const curves = Curves.of(body);
  return { epoch: job.progress.epoch, lines: CURVE_NAMES.filter((name) => curves.has(name)).map((name) => curves.values(name)) };
}

/** The test result of a model; nothing where the model was deleted. */
async function testOf(model, signal) {
  try {
    return testFigure((await get(`/v1/models/${encodeURIComponent(model)}`, { signal })).metrics);
  } catch (problem) {
    if (problem.status === 404) {
      return null;
    }
    throw problem;
  }
}

/**
 * Looks at the newest jobs until `signal`: `wanted()` is `{ status, name, most }`, `onJobs(jobs, curves, tests)` hears each
 * time, with curves by job and test results by model, and `onLost(problem)` when the service does not answer. Returns a
 * function that looks at once.
 */
export function watch({ wanted, onJobs, onLost, signal }) {
  const curves = new Map();
  const tests = new Map();
  let wake = () => {};
  let again = false;

  async function look() {
    const { status, name, most } = wanted();
    const jobs = await list("/v1/jobs", { most, query: { status, name }, signal });
    onJobs(jobs, curves, tests);
    for (const { model } of jobs.filter((job) => job.model && !tests.has(job.model))) {
      tests.set(model, await testOf(model, signal));
    }
    for (const job of jobs.filter(({ progress }) => progress.epoch > 0)) {
      curves.set(job.id, await curveOf(job, curves.get(job.id), signal).catch(() => curves.get(job.id)));
    }
    onJobs(jobs, curves, tests);
    return jobs.some(({ terminal, status: at }) => !terminal && at !== "paused");
  }

  async function run() {
    while (!signal.aborted) {
      again = false;
      let busy = true;
      try {
        busy = document.hidden ? false : await look();
      } catch (problem) {
        if (!signal.aborted) {
          onLost(problem);
        }
      }
      if (!again) {
        await Promise.race([pause(busy ? BUSY_MS : IDLE_MS, signal), new Promise((resolve) => (wake = resolve))]);
      }
    }
  }
  run().catch((failure) => failure.name !== "AbortError" && reportError(failure));
  return () => {
    again = true;
    wake();
  };
}
