// The ticks of an axis and their labels: round values, as many as fit, each label short and unlike its neighbours.

const FACTORS = [1, 2, 5, 10];
const DECADE_FACTORS = [[1, 2, 5], [1, 3], [1]];
const LARGE = 1e6;
const SMALL = 1e-4;
const ROUNDING = 1e-9;

/** `factor` times ten to the `power`, without the rounding error of a product. */
const round = (factor, power) => Number(`${factor}e${power}`);

const magnitude = (value) => Math.floor(Math.log10(Math.abs(value)) + ROUNDING);

/** At most about `most` multiples of 1, 2 or 5 times a power of ten from `min` to `max`; with `whole`, integers alone. */
export function linearTicks(min, max, most, whole = false) {
  const size = Math.max((max - min) / Math.max(1, most), whole ? 1 : 0);
  const power = magnitude(size);
  const factor = FACTORS.find((one) => round(one, power) >= size * (1 - ROUNDING));
  const step = round(factor, power);
  if (!Number.isFinite(step) || step <= 0) {
    return [];
  }
  const last = Math.floor(max / step + ROUNDING);
  const ticks = [];
  for (let n = Math.ceil(min / step - ROUNDING); n <= last; n++) {
    ticks.push(n === 0 ? 0 : round(n * factor, power));
  }
  return ticks;
}

/** At most about `most` values of a logarithmic axis: powers of ten, and multiples of them where there is room. */
export function decadeTicks(min, max, most) {
  const decades = Math.log10(max / min);
  const every = Math.max(1, Math.ceil(decades / Math.max(1, most)));
  const factors = DECADE_FACTORS[Math.min(2, Math.floor((decades * 3) / Math.max(1, most)))];
  const ticks = [];
  for (let power = (Math.ceil(Math.log10(min) / every) - 1) * every; power <= Math.log10(max); power += every) {
    ticks.push(...factors.map((factor) => round(factor, power)).filter((tick) => tick >= min && tick <= max));
  }
  return ticks.length > 1 ? ticks : linearTicks(min, max, most);
}

function exponential(value, digits) {
  const [mantissa, power] = value.toExponential(digits).split("e");
  return `${Number(mantissa)}e${Number(power)}`.replaceAll("-", "−");
}

function plain(value, decimals) {
  return value.toLocaleString("en", { maximumFractionDigits: decimals }).replace("-", "−");
}

const isExtreme = (value) => value >= LARGE || (value > 0 && value < SMALL);

/** Labels of the ticks of a logarithmic axis, each written as suits it. */
export const decadeLabels = (ticks) => ticks.map((tick) => (isExtreme(tick) ? exponential(tick, 2) : plain(tick, 6)));

/** Labels of ascending ticks, with as many digits as tell neighbours apart; with exponents where values are extreme. */
export function linearLabels(ticks) {
  const step = ticks.length > 1 ? ticks[1] - ticks[0] : Math.abs(ticks[0]) / 100;
  const withExponent = isExtreme(Math.max(...ticks.map(Math.abs)));
  const digits = (tick) => Math.min(20, Math.max(0, magnitude(tick) - magnitude(step)));
  const decimals = Math.min(20, Math.max(0, -magnitude(step)));
  return ticks.map((tick) => (tick === 0 ? "0" : withExponent ? exponential(tick, digits(tick)) : plain(tick, decimals)));
}
