// Short news at the corner, read out by screen readers.
import { html, render } from "../lit.js";

const SECONDS = 6;

/** `kind`: good, problem, warning, or nothing. */
export function toast(text, kind = "good") {
  const box = document.createElement("div");
  box.className = `toast notice ${kind}`;
  const close = () => box.remove();
  render(html`<p>${text}</p><button class="quiet small icon" aria-label="Close" @click=${close}>✕</button>`, box);
  document.querySelector("#toasts").append(box);
  setTimeout(close, SECONDS * 1000);
}

export function toastProblem(problem) {
  const sentences = new Set([problem.message, ...(problem.errors ?? []).map(({ detail }) => detail)]);
  toast([...sentences].join(" "), "problem");
}
