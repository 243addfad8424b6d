// All trained models.
import { html, nothing } from "../lit.js";
import { list } from "../api.js";
import { href } from "../router.js";
import { view } from "../view.js";
import { ago, count } from "../format.js";
import { empty, head, loading, tag } from "../ui/parts.js";

export default async function models({ root, signal, entitle }) {
  entitle("Models");
  let all = null;
  const draw = view(root, () => page(all), signal);
  all = await list("/v1/models", { most: 200, signal });
  draw();
}

function page(all) {
  const body = () =>
    all.length
      ? table(all)
      : empty(
          "No model yet",
          "A training that succeeds leaves one, with its verdict on rows that it never saw.",
          html`<a class="button primary" href=${href("datasets")}>Begin with data</a>
            <a class="button" href=${href("jobs")}>See the jobs</a>`,
        );
  return html`${head({ title: "Models", lede: "What trainings came to. Each answers at an address of its own." })}
    ${all === null ? loading("the models") : body()}`;
}

function table(all) {
  return html`<section class="card flush scroll" aria-label="All models">
    <table>
      <thead><tr><th>Name</th><th>Version</th><th>Aliases</th><th>Task</th><th>Predicts</th><th class="number">Parameters</th><th>Trained</th></tr></thead>
      <tbody>
        ${all.map(
          (model) => html`<tr>
            <td class="name"><a class="name-clip" dir="auto" href=${href("models", model.id)} title=${model.name}>${model.name}</a></td>
            <td>${model.version}</td>
            <td>${model.aliases.length ? model.aliases.map((alias) => tag(alias)) : nothing}</td>
            <td>${tag(model.task)}</td>
            <td><bdi class="name-clip" title=${model.target}>${model.target}</bdi></td>
            <td class="number">${count(model.parameters)}</td>
            <td><span title=${model.created_at}>${ago(model.created_at)}</span></td>
          </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
