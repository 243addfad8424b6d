// Follows the events of jobs, through lost connections and restarts of the service: every event once, in order.
import { pause } from "./view.js";

/** A stream that says nothing for longer is dead; a living one says something every 15 seconds. */
const SILENCE_MS = 40_000;
const LONGEST_WAIT_MS = 5_000;

/** Cuts the text of a stream into events, as the HTML standard has them. */
export class EventParser {
  #rest = "";
  #fields = {};

  /** @returns the events that `text` completes: `{ id, event, data }` */
  push(text) {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop();
    const events = [];
    for (const line of lines) {
      if (line === "") {
        if (this.#fields.data !== undefined) {
          events.push(this.#fields);
        }
        this.#fields = {};
      } else if (!line.startsWith(":")) {
        const [, name, value] = /^([^:]*):? ?(.*)$/.exec(line);
        this.#fields[name] = name === "data" && this.#fields.data !== undefined ? `${this.#fields.data}\n${value}` : value;
      }
    }
    return events;
  }
}

function address(jobs) {
  return jobs.length > 1
    ? `/v1/events?${new URLSearchParams(jobs.map((job) => ["job", job]))}`
    : `/v1/jobs/${encodeURIComponent(jobs[0])}/events`;
}

/** Reads one connection to its end. */
async function read(response, take) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const parser = new EventParser();
  let timer;
  const silence = () => {
    clearTimeout(timer);
    timer = setTimeout(() => reader.cancel().catch(() => {}), SILENCE_MS);
  };
  try {
    silence();
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      silence();
      parser.push(chunk.value).forEach(take);
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Waits until the page is visible; streams of hidden pages would use up the browser's few connections. */
function seen(signal) {
  return new Promise((resolve, reject) => {
    const look = () => !document.hidden && resolve();
    document.addEventListener("visibilitychange", look, { signal });
    signal.addEventListener("abort", () => reject(signal.reason));
    look();
  });
}

/**
 * Follows up to 50 jobs until all have ended. `after`: the id behind which to begin. `onEvent` gets `{ id, event, data }`
 * with `data` parsed; `onState` gets `live`, `lost` (it is trying again), `ended`, or `gone` where a job was deleted.
 */
export async function follow(jobs, { after = "", signal, onEvent, onState = () => {} }) {
  let last = after;
  let failures = 0;
  const take = ({ id, event, data }) => {
    last = id ?? last;
    try {
      onEvent({ id, event, data: JSON.parse(data) });
    } catch (failure) {
      reportError(failure);
    }
  };
  while (!signal.aborted) {
    await seen(signal);
    const connection = new AbortController();
    const drop = () => connection.abort();
    const hide = () => document.hidden && drop();
    signal.addEventListener("abort", drop);
    document.addEventListener("visibilitychange", hide);
    try {
      const response = await fetch(address(jobs), {
        headers: { Accept: "text/event-stream", ...(last ? { "Last-Event-ID": last } : {}) },
        signal: connection.signal,
        cache: "no-store",
      });
      if (response.status === 204 || response.status === 404) {
        onState(response.status === 204 ? "ended" : "gone");
        return;
      }
      if (response.ok) {
        onState("live");
        failures = 0;
        await read(response, take);
      } else {
        await response.body?.cancel();
        last = response.status === 422 ? "" : last;
        failures++;
        onState("lost");
      }
    } catch (failure) {
      if (signal.aborted) {
        return;
      }
      if (!connection.signal.aborted) {
        failures++;
        onState("lost");
      }
    } finally {
      signal.removeEventListener("abort", drop);
      document.removeEventListener("visibilitychange", hide);
    }
    await pause(Math.min(LONGEST_WAIT_MS, 250 * 2 ** Math.min(failures, 10)), signal);
  }
}
