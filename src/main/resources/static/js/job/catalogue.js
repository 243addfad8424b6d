// What a job can be told, with the defaults of README.md: they are shown, and not sent unless they are changed.

const rate = (value) => ["learning_rate", "Learning rate", value];
const decay = (value) => ["weight_decay", "Weight decay", value];
const betas = (second) => [["beta1", "β₁", 0.9], ["beta2", "β₂", second]];

/** By type: `[field, label, default]` each. */
export const OPTIMIZERS = {
  adam: [rate(0.001), ...betas(0.999), ["epsilon", "ε", 1e-7]],
  adamw: [rate(0.001), ...betas(0.999), ["epsilon", "ε", 1e-7], decay(0.01)],
  nadam: [rate(0.001), ...betas(0.999), ["epsilon", "ε", 1e-7]],
  lamb: [rate(0.001), ...betas(0.999), ["epsilon", "ε", 1e-6], decay(0.01)],
  lion: [rate(0.0001), ...betas(0.99), decay(0.01)],
  sgd: [rate(0.01), ["momentum", "Momentum", 0], ["nesterov", "Nesterov", false], decay(0)],
  rmsprop: [rate(0.001), ["rho", "ρ", 0.9], ["momentum", "Momentum", 0], ["epsilon", "ε", 1e-7]],
  adagrad: [rate(0.01), ["initial_accumulator", "Initial accumulator", 0.1]],
};

const warmup = ["warmup_epochs", "Warm-up epochs", 0];
const least = ["min_factor", "Least factor", 0];

export const SCHEDULES = {
  constant: [warmup],
  step: [["step_size", "Every … epochs", 10], ["gamma", "γ", 0.1], warmup],
  exponential: [["gamma", "γ", 0.95], warmup],
  polynomial: [["power", "Power", 1], least, warmup],
  cosine: [least, ["restart_epochs", "Restart after … epochs", ""], ["restart_multiplier", "Restart multiplier", 1], warmup],
  one_cycle: [["pct_start", "Share that climbs", 0.3], ["div_factor", "First divisor", 25], ["final_div_factor", "Last divisor", 10000], warmup],
  reduce_on_plateau: [["factor", "Factor", 0.1], ["patience", "Patience", 5], ["min_delta", "Least gain", 0], ["cooldown", "Cooldown", 0], least, warmup],
};

export const LOSSES = ["auto", "cross_entropy", "binary_cross_entropy", "mse", "mae", "huber"];

export const SPLIT = [["train", "To train on", 0.7], ["validation", "To validate on", 0.15], ["test", "To test on", 0.15]];

export const REGULARIZATION = [
  ["l1", "l1", 0],
  ["l2", "l2", 0],
  ["max_norm", "Largest norm", 0],
  ["label_smoothing", "Label smoothing", 0],
];

export const STOPPING = [["patience", "Patience", 10], ["min_delta", "Least gain", 0]];
