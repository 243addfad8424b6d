// Numbers, times and sizes as people read them.

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** 1,234 */
export const count = (value) => (value === null || value === undefined ? "–" : whole.format(value));

/** "1 row", "2 rows" */
export const counted = (value, one, many = `${one}s`) => `${count(value)} ${value === 1 ? one : many}`;

/** Up to `digits` significant digits, without a tail of zeros; NaN and infinities by their names, nothing as a dash. */
export function number(value, digits = 4) {
  if (value === null || value === undefined) {
    return "–";
  }
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) {
    return value.toExponential(digits - 2).replace("-", "−").replace("e−", "e−").replace("e+", "e");
  }
  return Number(value.toPrecision(digits)).toLocaleString("en", { maximumFractionDigits: 8 }).replace("-", "−");
}

/** 0.9571 as 95.7 % */
export const percent = (share, digits = 1) =>
  share === null || share === undefined ? "–" : `${(share * 100).toFixed(digits)} %`;

/** 1.4 MB */
export function bytes(value) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const step = value < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
  return `${step ? (value / 1000 ** step).toFixed(1) : value} ${units[step]}`;
}

/** 3 m 20 s */
export function duration(seconds) {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) {
    return "–";
  }
  const s = Math.max(0, seconds);
  if (s < 10) {
    return `${s.toFixed(1)} s`;
  }
  if (s < 60) {
    return `${Math.round(s)} s`;
  }
  const minutes = Math.floor(s / 60);
  if (minutes < 60) {
    return `${minutes} m ${Math.floor(s % 60)} s`;
  }
  return minutes < 60 * 24 ? `${Math.floor(minutes / 60)} h ${minutes % 60} m` : `${Math.floor(minutes / 1440)} d ${Math.floor((minutes % 1440) / 60)} h`;
}

/** "just now", "5 min ago", then the day. */
export function ago(iso, now = Date.now()) {
  const seconds = (now - Date.parse(iso)) / 1000;
  if (seconds < 45) {
    return "just now";
  }
  if (seconds < 3600) {
    return `${Math.round(seconds / 60)} min ago`;
  }
  if (seconds < 86400) {
    return `${Math.round(seconds / 3600)} h ago`;
  }
  return new Date(iso).toLocaleDateString("en", { day: "numeric", month: "short", year: "numeric" });
}

/** 25 × 25 × 1 */
export const shape = (dims) => (dims ? dims.join(" × ") : "?");

/** `early_stopping` as "early stopping" */
export const words = (name) => String(name).replaceAll("_", " ");

const UNITS = {
  nats: "nats",
  probability: "probability",
  squared_probability: "squared probability",
  standard_deviations: "standard deviations of the target",
  squared_standard_deviations: "squared standard deviations of the target",
};

/** The unit of the losses of a job, of curves or of an evaluation, in words; empty where it is not known. */
export const lossUnit = ({ loss_unit: unit }) => UNITS[unit] ?? "";

/** The figure of the test rows that models are compared by: `{ name, value, text }`, or null where there is none. */
export function testFigure(metrics) {
  const name = metrics?.accuracy === null || metrics?.accuracy === undefined ? "r2" : "accuracy";
  const value = metrics?.[name];
  if (value === null || value === undefined) {
    return null;
  }
  return name === "accuracy" ? { name, value, text: `accuracy ${percent(value)}` } : { name, value, text: `R² ${number(value, 3)}` };
}
