// What can be read off a curve: its trend, its lowest point, and where a network begins to learn by heart.

const TREND = 0.6;
const LEAST_EPOCHS = 3;
const LEAST_RISE = 0.02;

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

/**
 * Where a network overfits: from the epoch in which the trend of the validation loss was lowest, if since then the
 * training loss has fallen on and the validation loss has turned up. `{ from, to }` in epochs, or null.
 */
export function overfitting(epochs, train, validation) {
  const trend = smoothed(validation, TREND);
  const from = lowest(trend);
  const to = epochs.length - 1;
  if (from < 0 || to - from < LEAST_EPOCHS || !drawable(trend[to])) {
    return null;
  }
  const cost = smoothed(train, TREND);
  const rises = trend[to] > trend[from] + LEAST_RISE * Math.abs(trend[from]);
  const falls = drawable(cost[to]) && cost[to] < cost[from];
  return rises && falls ? { from: epochs[from], to: epochs[to] } : null;
}
