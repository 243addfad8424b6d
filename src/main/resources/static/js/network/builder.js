// The state of a network that is being built: its layers, what the service says about them, and the moves.
import { post } from "../api.js";
import { debounced } from "../view.js";
import { fresh } from "./catalogue.js";
import { fromText, toText } from "./json.js";

const PATIENCE = 250;

export class Builder {
  /** `changed` is called whenever there is something new to draw. */
  constructor({ layers, dataset, inputShape, changed, signal }) {
    Object.assign(this, { layers, dataset, inputShape, changed, signal });
    this.text = toText(layers);
    this.textError = null;
    this.check = null;
    this.problem = null;
    this.stale = true;
    this.round = 0;
    this.later = debounced(() => this.validate(), PATIENCE, signal);
    this.edit = {
      set: (pointer, i, name, value) => this.#change(pointer, (list) => list.with(i, this.#with(list[i], name, value))),
      move: (pointer, i, by) => this.#change(pointer, (list) => list.toSpliced(i, 1).toSpliced(i + by, 0, list[i])),
      remove: (pointer, i) => this.#change(pointer, (list) => list.toSpliced(i, 1)),
      add: (pointer, type) => this.#change(pointer, (list) => this.#added(list, type)),
    };
  }

  /** Takes other layers, of a template or of the text. */
  take(layers, { keepText = false } = {}) {
    this.layers = layers;
    if (!keepText) {
      this.text = toText(layers);
      this.textError = null;
    }
    this.stale = true;
    this.later();
    this.changed();
  }

  type(text) {
    this.text = text;
    const { layers, error } = fromText(text);
    this.textError = error ?? null;
    if (layers) {
      this.take(layers, { keepText: true });
    }
    this.changed();
  }

  /** What flows in: of a dataset, or a shape, or unknown. */
  feed({ dataset = null, inputShape = null }) {
    Object.assign(this, { dataset, inputShape, stale: true });
    this.later();
    this.changed();
  }

  async validate() {
    const round = ++this.round;
    const body = { layers: this.layers };
    if (this.dataset) {
      body.dataset = this.dataset.id;
    } else if (this.inputShape) {
      body.input_shape = this.inputShape;
    }
    try {
      const check = await post("/v1/networks/validate", body, { signal: this.signal });
      if (round === this.round) {
        Object.assign(this, { check, problem: null, stale: false });
      }
    } catch (problem) {
      if (round === this.round && problem.name === "Problem") {
        Object.assign(this, { problem, stale: true });
      }
    }
    this.changed();
  }

  /** What is wrong, but not with a layer. */
  loose() {
    return (this.problem?.errors ?? []).filter(({ pointer }) => !pointer?.startsWith("#/layers/"));
  }

  #with(layer, name, value) {
    const { [name]: _, ...rest } = layer;
    return value === undefined ? rest : { ...layer, [name]: value };
  }

  #added(list, type) {
    const end = list.at(-1)?.type === "output" && type !== "output" ? list.length - 1 : list.length;
    return list.toSpliced(end, 0, fresh(type));
  }

  /** Replaces the list at `pointer`, `#/layers` or `#/layers/3/layers`, and all lists around it. */
  #change(pointer, change) {
    const steps = pointer.split("/").slice(2).filter((step) => step !== "layers").map(Number);
    const at = (list, [step, ...rest]) =>
      step === undefined ? change(list) : list.with(step, { ...list[step], layers: at(list[step].layers, rest) });
    this.take(at(this.layers, steps));
  }
}
