package dev.downhill.nn.train;

/// The loss became NaN or infinite: the walk left the valley.
public final class DivergedException extends RuntimeException {

    private final int epoch;
    private final int batch;
    private final double loss;

    /// @param epoch from 1
    /// @param batch from 1, within the epoch; 0 for the validation after it
    public DivergedException(int epoch, int batch, double loss) {
        this(
                epoch,
                batch,
                loss,
                "The loss became " + loss + " in epoch " + epoch
                        + (batch == 0 ? ", on the validation rows." : ", batch " + batch + "."));
    }

    private DivergedException(int epoch, int batch, double loss, String message) {
        super(message);
        this.epoch = epoch;
        this.batch = batch;
        this.loss = loss;
    }

    /// The last step of a training blew up its weights.
    ///
    /// @param epoch that the weights are of
    /// @param finding what is not finite, as a clause
    public static DivergedException afterTraining(int epoch, String finding) {
        return new DivergedException(
                epoch, 0, Double.NaN, "After the last step, in epoch " + epoch + ", " + finding + ".");
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
