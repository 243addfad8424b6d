// All models, newest first.
import { html, nothing } from "../lit.js";
import { list } from "../api.js";
import { ago, count } from "../format.js";
import { href } from "../router.js";
import { view } from "../view.js";
import { empty, head, loading, tag } from "../ui/parts.js";

export default async function models({ root, signal, entitle }) {
  entitle("Models");
  let all = null;
  const draw = view(root, () => page(all), signal);
  all = await list("/v1/models", { most: 200, signal });
  draw();
}

function page(all) {
  return html`${head({ title: "Models", lede: "What succeeded trainings left: measured on rows that they never saw, and ready to predict." })}
    ${all === null ? loading("the models") : all.length ? table(all) : none()}`;
}

const none = () =>
  empty(
    "No model yet",
    "A training that succeeds leaves one. Take a dataset and train a network on it.",
    html`<a class="button primary" href=${href("datasets")}>Choose a dataset</a>`,
  );

function table(all) {
  return html`<section class="card flush scroll" aria-label="All models" tabindex="0">
    <table>
      <thead>
        <tr><th>Name</th><th>Task</th><th>Predicts</th><th class="number">Parameters</th><th class="number">Trained on</th><th>Made</th></tr>
      </thead>
      <tbody>
        ${all.map(
          (model) => html`<tr>
            <td class="name">
              <a class="name-clip" dir="auto" href=${href("models", model.id)}>${model.name}</a>
              <span class="tiny muted">version ${model.version}${model.aliases.length ? html` · ${model.aliases.join(", ")}` : nothing}</span>
            </td>
            <td>${tag(model.task)}</td>
            <td><bdi class="name-clip">${model.target}</bdi></td>
            <td class="number">${count(model.parameters)}</td>
            <td class="number">${count(model.provenance.training_rows)} rows</td>
            <td><span title=${model.created_at}>${ago(model.created_at)}</span></td>
          </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
