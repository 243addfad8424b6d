// How the values of one column lie, as a picture of the size of a word.
import { html, nothing, svg } from "../lit.js";
import { count, number } from "../format.js";

const WIDTH = 120;
const HEIGHT = 28;
const MOST = 24;

function bars(counts, title) {
  const shown = counts.slice(0, MOST);
  const most = Math.max(1, ...shown);
  const step = Math.min(24, WIDTH / shown.length);
  return html`<svg class="histogram" viewBox="0 0 ${WIDTH} ${HEIGHT}" width=${WIDTH} height=${HEIGHT} role="img" aria-label=${title}>
    <title>${title}</title>
    ${shown.map((value, i) => {
      const height = value ? Math.max(1, (value / most) * (HEIGHT - 2)) : 0;
      return svg`<rect x=${i * step} y=${HEIGHT - 1 - height} width=${Math.max(1, step - 1)} height=${height}></rect>`;
    })}
    <line x1="0" x2=${WIDTH} y1=${HEIGHT - 0.5} y2=${HEIGHT - 0.5}></line>
  </svg>`;
}

/** The picture of a column, or nothing where it has no distribution to show. */
export function histogram(column) {
  if (column.histogram) {
    return bars(column.histogram.counts, `From ${number(column.min)} to ${number(column.max)}, mean ${number(column.mean)}`);
  }
  if (column.categories?.length) {
    const [first] = [...column.categories].sort((a, b) => b.count - a.count);
    return bars(
      column.categories.map((category) => category.count),
      `${column.categories.length} values, most often ${first.value} (${count(first.count)})`,
    );
  }
  return nothing;
}

// Dates come in seconds since 1970.
const day = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10);

/** The figures of a column in one line. */
export function figures(column) {
  if (column.type === "numeric" && column.min !== undefined) {
    return html`${number(column.min)} – ${number(column.max)} <span class="muted">· mean ${number(column.mean)} ± ${number(column.std, 3)}</span>`;
  }
  if (column.type === "datetime" && column.min !== undefined) {
    return html`${day(column.min)} – ${day(column.max)}`;
  }
  if (column.categories) {
    const names = column.categories.slice(0, 4).map(({ value }) => value);
    const more = column.categories.length - names.length;
    return html`<span class="name-clip">${names.map((name, i) => html`${i ? ", " : nothing}<bdi>${name}</bdi>`)}${more > 0 ? ` and ${count(more)} more` : nothing}</span>`;
  }
  return column.shape ? html`${column.shape.join(" × ")}` : nothing;
}
