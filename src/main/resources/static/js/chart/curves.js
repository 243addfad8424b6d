// The learning curves of one job in memory: loaded once, then one epoch after the other as it is told.

/** What each series is called, and which is the validation's. The order is that of legends and tables. */
export const SERIES = {
  train_loss: "Training loss",
  validation_loss: "Validation loss",
  train_accuracy: "Training accuracy",
  validation_accuracy: "Validation accuracy",
  train_mae: "Training MAE",
  validation_mae: "Validation MAE",
  train_rmse: "Training RMSE",
  validation_rmse: "Validation RMSE",
  learning_rate: "Learning rate",
  gradient_norm: "Gradient norm",
  seconds: "Seconds",
};

const WORDS = { nan: NaN, inf: Infinity, "-inf": -Infinity };

/**
 * Columns by epoch. A value that is no finite number is kept as what it is (NaN or an infinity), one that the service
 * never told is null.
 */
export class Curves {
  constructor() {
    this.epochs = [];
    this.series = {};
  }

  /** From the body of `GET /v1/jobs/{id}/curves`. */
  static of(body) {
    const curves = new Curves();
    curves.epochs = [...body.epochs];
    for (const [name, values] of Object.entries(body.series)) {
      curves.series[name] = [...values];
    }
    const places = new Map(curves.epochs.map((epoch, i) => [epoch, i]));
    for (const { series, epoch, value } of body.non_finite) {
      curves.series[series][places.get(epoch)] = WORDS[value];
    }
    return curves;
  }

  /**
   * Takes the data of an `epoch` event. One that is told again was trained again, so what followed it is void: it will
   * be told again, too.
   */
  put(data) {
    while (this.epochs.length && this.epochs.at(-1) >= data.epoch) {
      this.epochs.pop();
      Object.values(this.series).forEach((values) => values.pop());
    }
    const size = this.epochs.push(data.epoch);
    for (const name of Object.keys(SERIES)) {
      const word = data.non_finite?.[name];
      const value = word ? WORDS[word] : data[name];
      if (typeof value === "number") {
        this.series[name] ??= new Array(size - 1).fill(null);
        this.series[name].push(value);
      } else {
        this.series[name]?.push(NaN);
      }
    }
  }

  get length() {
    return this.epochs.length;
  }

  has(name) {
    return name in this.series;
  }

  /** The values of a series; none where the job has no such series. */
  values(name) {
    return this.series[name] ?? [];
  }

  /** The value of a series at an epoch; undefined where there is none. */
  at(name, epoch) {
    return this.values(name)[this.epochs.lastIndexOf(epoch)];
  }
}
