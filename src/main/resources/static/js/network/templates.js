// Networks to start from. Each is a list of layers as the API takes it, fit for a table or for images.

const output = { type: "output" };
const conv = (filters, kernel_size, activation = "relu") => ({ type: "conv2d", filters, kernel_size, activation });
const dense = (units, activation = "relu") => ({ type: "dense", units, activation });
const pool = { type: "max_pool2d", pool_size: 2 };

const block = (filters) => ({
  type: "residual",
  layers: [conv(filters, 3, "linear"), { type: "batch_norm" }, { type: "activation", function: "relu" }, conv(filters, 3, "linear")],
});

/** The shape of the dataset's images, or undefined for a table. */
export const imageShape = (dataset) =>
  dataset?.columns.find(({ type, role }) => type === "image" && role === "input")?.shape;

export const TEMPLATES = [
  {
    key: "linear",
    title: "Linear",
    text: "No hidden layer: a baseline for all other networks.",
    layers: (images) => (images ? [{ type: "flatten" }, output] : [output]),
  },
  {
    key: "mlp",
    title: "Multilayer perceptron",
    text: "Two dense layers. Good for tables and very small images.",
    layers: (images) => [...(images ? [{ type: "flatten" }] : []), dense(images ? 64 : 32), dense(images ? 32 : 16), output],
  },
  {
    key: "lenet",
    title: "LeNet",
    text: "Convolution and pooling, twice, then dense layers: the usual network for small images.",
    images: true,
    layers: () => [conv(6, 5), pool, conv(16, 5), pool, { type: "flatten" }, dense(120), dense(84), output],
  },
  {
    key: "residual",
    title: "Small residual net",
    text: "Layers whose output is added to their input, so that gradients stay large in deep networks.",
    layers: (images) =>
      images
        ? [conv(16, 3), block(16), pool, conv(32, 3), block(32), { type: "global_avg_pool2d" }, output]
        : [dense(32), { type: "residual", layers: [dense(32), dense(32, "linear")] }, { type: "residual", layers: [dense(32), dense(32, "linear")] }, output],
  },
];

/** The default template of a dataset. */
export function suggested(dataset) {
  const shape = imageShape(dataset);
  const key = shape && Math.min(shape[0], shape[1]) >= 12 ? "lenet" : "mlp";
  return TEMPLATES.find((template) => template.key === key);
}

/** The template called `key`, or undefined. */
export const template = (key) => TEMPLATES.find((one) => one.key === key);
