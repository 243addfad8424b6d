// Starts the dashboard: shows the page of the address, and again whenever the address changes.
import { html, render } from "./lit.js";
import { resolve } from "./router.js";
import { head } from "./ui/parts.js";
import { problemView } from "./ui/problem.js";
import { toastProblem } from "./ui/toast.js";

const main = document.querySelector("#main");
let leave = new AbortController();
let visits = 0;

/** Only addresses of pages are the router's; `#main` of the skip link is not. */
const ours = () => location.hash === "" || location.hash.startsWith("#/");

async function show() {
  if (!ours()) {
    return;
  }
  const { module, nav, params, query } = resolve(location.hash);
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  const visit = ++visits;
  for (const link of document.querySelectorAll("[data-nav]")) {
    if (link.dataset.nav === nav) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  }
  const root = document.createElement("div");
  root.className = "page";
  try {
    const { default: page } = await import(module);
    if (visit !== visits) {
      return;
    }
    main.replaceChildren(root);
    window.scrollTo(0, 0);
    entitle("");
    await page({ root, params, query, signal, entitle });
  } catch (failure) {
    if (visit === visits && failure.name !== "AbortError") {
      main.replaceChildren(root);
      const title = failure.status === 404 ? "There is nothing here" : "This page cannot be shown";
      render([head({ title }), problemView(failure), html`<p><a href="#/datasets">To the datasets</a></p>`], root);
    }
  }
  if (visit > 1 && visit === visits) {
    main.focus({ preventScroll: true });
  }
}

function entitle(title) {
  document.title = title ? `${title.slice(0, 80)} · Downhill` : "Downhill";
}

window.addEventListener("hashchange", show);
window.addEventListener("unhandledrejection", (event) => {
  if (event.reason?.name === "AbortError") {
    event.preventDefault();
  } else if (event.reason?.name === "Problem") {
    event.preventDefault();
    toastProblem(event.reason);
  }
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
show();
