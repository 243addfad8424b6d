// All named networks, and templates to begin with.
import { html, nothing } from "../lit.js";
import { list } from "../api.js";
import { loadCatalogue } from "../catalogue.js";
import { href } from "../router.js";
import { view } from "../view.js";
import { ago, counted } from "../format.js";
import { empty, head, loading } from "../ui/parts.js";
import { slim, summary } from "../network/catalogue.js";
import { TEMPLATES } from "../network/templates.js";

export default async function networks({ root, signal, entitle }) {
  entitle("Networks");
  let all = null;
  const draw = view(root, () => page(all), signal);
  const [found] = await Promise.all([list("/v1/networks", { most: 200, signal }), loadCatalogue()]);
  all = found;
  draw();
}

function page(all) {
  return html`${head({
      title: "Networks",
      lede: "Lists of layers. A network does not depend on data until it is trained, so it fits many datasets.",
      actions: html`<a class="button primary" href=${href("networks", "new")}>Build a network</a>`,
    })}
    ${all === null ? loading("the networks") : all.length ? table(all) : nothing}
    <section class="stack">
      ${all?.length === 0 ? empty("There is no stored network yet", "Begin with one of these and change it layer by layer; its shapes and parameters are counted as you go.", nothing) : html`<h2>Begin with</h2>`}
      <ul class="cards">
        ${TEMPLATES.map(
          ({ key, title, text }) => html`<li><a class="card template" href=${href("networks", "new", { template: key })}>
            <strong>${title}</strong><span class="small muted">${text}</span>
          </a></li>`,
        )}
      </ul>
    </section>`;
}

function table(all) {
  return html`<section class="card flush scroll" aria-label="All networks">
    <table>
      <thead><tr><th>Name</th><th>Layers</th><th>Saved</th></tr></thead>
      <tbody>
        ${all.map(
          ({ id, name, layers, created_at: created }) => html`<tr>
            <td class="name"><a class="name-clip" dir="auto" href=${href("networks", id)} title=${name}>${name}</a></td>
            <td><span class="tiny muted">${counted(layers.length, "layer")}</span><br />${layers.map(slim).map((layer, i) => html`${i ? html`<span class="muted"> → </span>` : nothing}${summary(layer)}`)}</td>
            <td><span title=${created}>${ago(created)}</span></td>
          </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
