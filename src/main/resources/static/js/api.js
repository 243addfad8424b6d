// The only way to the service: its public API, as README.md describes it.

/** What the service, or the network before it, refused; `errors` says where, by JSON pointer or by row and column. */
export class Problem extends Error {
  constructor(status, body, retryAfter) {
    super(body.detail || body.title || `The service answered ${status}.`);
    this.name = "Problem";
    this.status = status;
    this.title = body.title || "";
    this.errors = Array.isArray(body.errors) ? body.errors : [];
    this.requestId = body.request_id || null;
    this.retryAfter = retryAfter;
  }

  /** The errors at `pointer` and below it. */
  at(pointer) {
    return this.errors.filter(({ pointer: place }) => place === pointer || place?.startsWith(`${pointer}/`));
  }
}

/** A key for `Idempotency-Key`: the same for every attempt at one intention. Works without a secure context. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function unreachable() {
  return new Problem(0, { title: "No answer", detail: "The service does not answer. Is it still running?" }, null);
}

function parsed(text, status) {
  try {
    return JSON.parse(text);
  } catch {
    return { title: `Status ${status}` };
  }
}

function withQuery(path, query) {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const params = new URLSearchParams(given.flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])));
  return given.length ? `${path}?${params}` : path;
}

/**
 * Sends a request; answers with the JSON of the body, or null where there is none.
 * `options`: `query`, `body` (sent as JSON unless it is a Blob), `headers`, `signal`, `key` (Idempotency-Key).
 */
export async function request(method, path, { query, body, headers = {}, signal, key } = {}) {
  const sent = { Accept: "application/json", ...headers };
  const raw = body instanceof Blob || body instanceof FormData || typeof body === "string";
  if (body !== undefined && !raw) {
    sent["Content-Type"] = "application/json";
  }
  if (key) {
    sent["Idempotency-Key"] = key;
  }
  let response;
  let text;
  try {
    response = await fetch(withQuery(path, query), {
      method,
      headers: sent,
      body: body === undefined || raw ? body : JSON.stringify(body),
      signal,
    });
    text = await response.text();
  } catch (failure) {
    throw failure.name === "AbortError" ? failure : unreachable();
  }
  if (!response.ok) {
    throw new Problem(response.status, parsed(text, response.status), Number(response.headers.get("Retry-After")) || null);
  }
  return text ? JSON.parse(text) : null;
}

export const get = (path, options) => request("GET", path, options);
export const put = (path, body, options) => request("PUT", path, { ...options, body });
export const del = (path, options) => request("DELETE", path, options);

/** A POST that creates nothing: validation, prediction, a job's pause. */
export const post = (path, body, options) => request("POST", path, { ...options, body });

/** A POST that creates something, once, however often it has to be sent. */
export async function create(path, body, options = {}) {
  const key = options.key ?? newKey();
  try {
    return await request("POST", path, { ...options, body, key });
  } catch (problem) {
    if (problem.status === 0) {
      return request("POST", path, { ...options, body, key });
    }
    throw problem;
  }
}

/** Up to `most` things of a list, newest first, page after page. */
export async function list(path, { most = 100, query = {}, signal } = {}) {
  const all = [];
  let after;
  do {
    const page = await get(path, { query: { ...query, limit: Math.min(100, most - all.length), after }, signal });
    all.push(...page.data);
    after = page.has_more ? page.last_id : undefined;
  } while (after && all.length < most);
  return all;
}

/** Uploads a form; `onProgress` hears the share that was sent, from 0 to 1. */
export function upload(path, form, { onProgress = () => {}, signal, key = newKey() } = {}) {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open("POST", path);
    xhr.setRequestHeader("Accept", "application/json");
    xhr.setRequestHeader("Idempotency-Key", key);
    xhr.upload.addEventListener("progress", (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0));
    xhr.addEventListener("load", () => {
      const body = parsed(xhr.responseText, xhr.status);
      if (xhr.status < 300) {
        resolve(body);
      } else {
        reject(new Problem(xhr.status, body, Number(xhr.getResponseHeader("Retry-After")) || null));
      }
    });
    xhr.addEventListener("error", () => reject(unreachable()));
    xhr.addEventListener("abort", () => reject(new DOMException("The upload was cancelled.", "AbortError")));
    signal?.addEventListener("abort", () => xhr.abort());
    xhr.send(form);
  });
}
