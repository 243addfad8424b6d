// A job with its curves, so that a stream of events goes on exactly where they end.
import { get } from "../api.js";

/** The curves first: whatever happens until the job is read is told again by the stream behind `body.last_event_id`. */
export async function jobWithCurves(path, points, signal) {
  const body = await get(`${path}/curves`, { query: { max_points: points }, signal });
  const job = await get(path, { signal });
  return { job, body };
}

/** Whether there is something to follow: the job trains or waits, or it ended after its curves were read. */
export const goesOn = (job, curves) => !job.terminal || (curves.epochs.at(-1) ?? 0) < job.progress.epoch;
