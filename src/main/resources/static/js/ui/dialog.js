// Questions that have to be answered first.
import { html, render } from "../lit.js";

/** Shows `template(close)` as a dialog; resolves with what `close` was called with, undefined if it was dismissed. */
export function dialog(template, { wide = false, label } = {}) {
  return new Promise((resolve) => {
    const box = document.createElement("dialog");
    box.className = wide ? "wide" : "";
    box.setAttribute("aria-label", label ?? "Dialog");
    let answer;
    const close = (value) => {
      answer = value;
      box.close();
    };
    box.addEventListener("close", () => {
      box.remove();
      resolve(answer);
    });
    render(template(close), box);
    document.body.append(box);
    box.showModal();
  });
}

/** Asks before something cannot be taken back; true if it shall be done. */
export async function confirm(title, text, yes) {
  return (
    (await dialog(
      (close) => html`<div class="stack">
        <h2>${title}</h2>
        <p>${text}</p>
        <div class="actions">
          <button class="danger" @click=${() => close(true)}>${yes}</button>
          <button autofocus @click=${() => close(false)}>Keep</button>
        </div>
      </div>`,
      { label: title },
    )) === true
  );
}
