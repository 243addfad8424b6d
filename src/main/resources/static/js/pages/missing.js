// An address that leads nowhere.
import { html, render } from "../lit.js";
import { empty } from "../ui/parts.js";

export default function missing({ root, entitle }) {
  entitle("No such page");
  render(
    html`<h1 class="visually-hidden">No such page</h1>
      ${empty("No such page", "The address is wrong, or the entry was deleted.", html`<a class="button primary" href="#/datasets">To the datasets</a>`)}`,
    root,
  );
}
