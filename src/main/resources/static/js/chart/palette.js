// The colours of the style sheet, for canvases, which cannot read it themselves.

const dark = matchMedia("(prefers-color-scheme: dark)");

/** The value of a custom property, such as `--ink`. */
export function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The colour of the n-th series, from 0 on. */
export const seriesColour = (n) => token(`--series-${(n % 8) + 1}`);

/** Calls `redraw` when the system's light changes. */
export function onSchemeChange(redraw, signal) {
  dark.addEventListener("change", redraw, { signal });
}
