package dev.downhill.nn.train;

/// The loss became NaN or infinite: the walk left the valley.
public final class DivergedException extends RuntimeException {

    private final int epoch;
    private final int batch;
    private final double loss;

    /// @param epoch from 1
    /// @param batch from 1, within the epoch; 0 for the validation after it
    public DivergedException(int epoch, int batch, double loss) {
        super("The loss became " + loss + " in epoch " + epoch
                + (batch == 0 ? ", on the validation rows." : ", batch " + batch + "."));
        this.epoch = epoch;
        this.batch = batch;
        this.loss = loss;
    }

    public int epoch() {
        return epoch;
    }

    public int batch() {
        return batch;
    }

    public double loss() {
        return loss;
    }
}
