// A network as JSON text and back, a layer a line, as people write it.

/** A layer as a line, or as several where it has layers of its own. */
export function line(layer, indent) {
  if (!Array.isArray(layer?.layers)) {
    return indent + JSON.stringify(layer).replace(/":/g, '": ').replace(/,"/g, ', "');
  }
  const { layers, ...rest } = layer;
  const head = JSON.stringify(rest).slice(1, -1).replace(/":/g, '": ').replace(/,"/g, ', "');
  return `${indent}{${head}, "layers": [\n${layers.map((one) => line(one, `${indent}  `)).join(",\n")}\n${indent}]}`;
}

export const toText = (layers) => `{"layers": [\n${layers.map((layer) => line(layer, "  ")).join(",\n")}\n]}`;

/** Whether it can be shown as a layer, right or wrong. */
const isLayer = (layer) =>
  layer !== null && typeof layer === "object" && !Array.isArray(layer) && (!Array.isArray(layer.layers) || layer.layers.every(isLayer));

/** `{ layers }`, or `{ error }` in words. Takes the object, or the list alone. */
export function fromText(text) {
  let parsed;
  try {
    parsed = JSON.parse(text);
  } catch (failure) {
    return { error: `This is not valid JSON: ${failure.message}` };
  }
  const layers = Array.isArray(parsed) ? parsed : parsed?.layers;
  if (!Array.isArray(layers) || !layers.every(isLayer)) {
    return { error: 'A network is {"layers": […]}, each layer an object with a type.' };
  }
  return { layers };
}
