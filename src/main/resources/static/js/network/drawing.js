// The network as a picture: what flows through it, drawn as volumes. Height and depth are the image's, thickness the
// channels; what is flat is a bar as tall as it is long. Logarithms keep both ends of the scale on the page.
import { html, nothing, svg } from "../lit.js";
import { count, shape } from "../format.js";
import { familyOf, labelOf } from "./catalogue.js";

const GAP = 34;
const MIDDLE = 84;
const HEIGHT = 206;
const LABEL = HEIGHT - 28;
const OBLIQUE = 0.32;

function sizeOf(dims, largest) {
  if (dims.length === 3) {
    const tall = 16 + 84 * Math.sqrt(dims[0] / largest);
    const deep = (16 + 84 * Math.sqrt(dims[1] / largest)) * OBLIQUE;
    return { tall, deep, thick: 5 + 7 * Math.log2(dims[2] + 1) };
  }
  return { tall: 12 + 13 * Math.log2(dims[0] + 1), deep: 0, thick: 10 };
}

function volume(x, { tall, deep, thick }, family, wrong) {
  const y = MIDDLE - tall / 2 + deep / 2;
  const front = `${x},${y} ${x + thick},${y} ${x + thick},${y + tall} ${x},${y + tall}`;
  const top = `${x},${y} ${x + deep},${y - deep} ${x + thick + deep},${y - deep} ${x + thick},${y}`;
  const side = `${x + thick},${y} ${x + thick + deep},${y - deep} ${x + thick + deep},${y + tall - deep} ${x + thick},${y + tall}`;
  return svg`<g class="volume ${family} ${wrong ? "wrong" : ""}">
    <polygon class="front" points=${front}></polygon>
    ${deep ? svg`<polygon class="top" points=${top}></polygon><polygon class="side" points=${side}></polygon>` : nothing}
  </g>`;
}

/** `input`: its shape; `layers` and `checks` in the same order; `wrong(i)`: whether layer `i` has an error. */
export function drawing({ input, layers, checks, wrong, stale }) {
  const shown = [{ dims: input, label: "input", family: "input" }];
  layers.forEach((layer, i) => {
    const dims = checks?.[i]?.output_shape;
    if (dims) {
      shown.push({ dims, label: labelOf(layer), family: familyOf(layer.type), wrong: wrong(i) });
    }
  });
  const largest = Math.max(1, ...shown.flatMap(({ dims }) => (dims.length === 3 ? dims.slice(0, 2) : [])));
  let x = 30;
  const parts = shown.map((part, i) => {
    const size = sizeOf(part.dims, largest);
    const width = size.thick + size.deep;
    const slot = Math.max(width + GAP, 84);
    const at = x + (slot - width) / 2 - GAP / 2;
    const middle = at + width / 2;
    const picture = svg`
      ${i ? svg`<line class="flow" x1=${at - Math.min(GAP, 22)} x2=${at - 4} y1=${MIDDLE} y2=${MIDDLE}></line>` : nothing}
      ${part.family === "residual" ? skip(at, width, size) : nothing}
      ${volume(at, size, part.family, part.wrong)}
      <text x=${middle} y=${LABEL} class="volume-name">${short(part.label)}</text>
      <text x=${middle} y=${LABEL + 16} class="volume-shape">${part.dims.map(count).join("×")}</text>`;
    x += slot;
    return picture;
  });
  const text = shown.map(({ label, dims }) => `${label} ${shape(dims)}`).join(", ");
  return html`<div class="scroll drawing ${stale ? "stale" : ""}" tabindex="0" role="region" aria-label="Drawing of the network">
    <svg width=${x + 30} height=${HEIGHT} viewBox="0 0 ${x + 30} ${HEIGHT}" role="img" aria-label=${text}>${parts}</svg>
  </div>`;
}

/** What goes around a residual and is added to what went through it. */
function skip(x, width, { tall, deep }) {
  const top = MIDDLE - tall / 2 - deep / 2 - 8;
  return svg`<path class="skip" d="M${x - 16} ${MIDDLE} V${top} H${x + width + 12} V${MIDDLE}"></path>`;
}

const short = (label) => label.replace("Convolution", "Conv").replace("Depthwise convolution", "Depthwise").replace("Global average pooling", "Global avg").replace("pooling", "pool").replace("normalisation", "norm");
