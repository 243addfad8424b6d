// What can be read off a curve: its trend, its lowest point, and where a network begins to overfit.

const TREND = 0.6;
const MIN_EPOCHS = 2;
const MIN_RISE = 0.05;
const MIN_HEIGHT = 0.02;
const MIN_NOISE = 2;
const BEGUN = 0.4;

/** The median of |a − 2b + c| where a, b and c are noise of deviation 1: 0.6745 √6. */
const BEND_OF_NOISE = 1.652;

/** Whether a value can be drawn. */
export const drawable = (value) => typeof value === "number" && Number.isFinite(value);

/**
 * Exponential moving average without the bias of its beginning. `weight` is that of the past, from 0 (the values
 * themselves) to below 1; what cannot be drawn stays as it is and does not count.
 */
export function smoothed(values, weight) {
  if (weight <= 0) {
    return values;
  }
  let sum = 0;
  let norm = 0;
  return values.map((value) => {
    if (!drawable(value)) {
      return value;
    }
    sum = weight * sum + (1 - weight) * value;
    norm = weight * norm + (1 - weight);
    return sum / norm;
  });
}

/** The place of the lowest drawable value; -1 if there is none. */
export function lowest(values) {
  let place = -1;
  values.forEach((value, i) => {
    if (drawable(value) && (place < 0 || value < values[place])) {
      place = i;
    }
  });
  return place;
}

/** The standard deviation of the noise of a curve, by how its bends differ from those of a smooth one; robust. */
function noiseOf(values) {
  const bends = [];
  for (let i = 2; i < values.length; i++) {
    const bend = Math.abs(values[i] - 2 * values[i - 1] + values[i - 2]);
    if (drawable(bend)) {
      bends.push(bend);
    }
  }
  bends.sort((a, b) => a - b);
  return (bends[bends.length >> 1] ?? 0) / BEND_OF_NOISE;
}

/**
 * Where a network overfits: the training loss still falls, and the trend of the validation loss has risen from its lowest
 * value by more than 5 % of that, by more than 2 % of the curve's height, and by more than twice its noise. It begins
 * where the trend has risen by 40 % of that: before, a reader sees a flat curve. `{ from, to }` in epochs, or null.
 */
export function overfitting(epochs, train, validation) {
  const trend = smoothed(validation, TREND);
  const bottom = lowest(trend);
  const to = epochs.length - 1;
  if (bottom < 0 || !drawable(trend[to])) {
    return null;
  }
  const heights = trend.filter(drawable);
  const height = heights.reduce((a, b) => Math.max(a, b)) - trend[bottom];
  const rise = Math.max(MIN_RISE * Math.abs(trend[bottom]), MIN_HEIGHT * height, MIN_NOISE * noiseOf(validation));
  const from = trend.findLastIndex((value) => !(value > trend[bottom] + BEGUN * rise)) + 1;
  const cost = smoothed(train, TREND);
  const falls = drawable(cost[to]) && cost[to] < cost[bottom];
  return falls && trend[to] > trend[bottom] + rise && to - from >= MIN_EPOCHS ? { from: epochs[from], to: epochs[to] } : null;
}
