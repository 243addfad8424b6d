// State and its picture: a page changes its state and says so, and is drawn once for all changes of a moment.
import { render } from "./lit.js";

/** Draws `template()` into `root` now, and again after each call of the function that it returns. */
export function view(root, template, signal) {
  let due = false;
  const draw = () => {
    due = false;
    if (!signal?.aborted) {
      render(template(), root);
    }
  };
  draw();
  return () => {
    if (!due) {
      due = true;
      queueMicrotask(draw);
    }
  };
}

/** Waits until nothing was asked for `ms` milliseconds, then does it once. */
export function debounced(action, ms, signal) {
  let timer;
  signal?.addEventListener("abort", () => clearTimeout(timer));
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, ms);
  };
}

/** Resolves after `ms` milliseconds; rejects when the page is left. */
export function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("The page was left.", "AbortError"));
    });
  });
}
