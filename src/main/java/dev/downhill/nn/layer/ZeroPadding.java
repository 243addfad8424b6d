package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.Multiplication;
import dev.downhill.nn.kernel.Team;

/// The images of a batch with the zeros that stand in for padding around them; where there is no padding, the
/// images as they are.
final class ZeroPadding {

    private final ConvGeometry shape;
    private final Team team;
    private final float[] bordered;
    private final Team.Work task = (image, member) -> copy(image);

    private float[] x = {};

    ZeroPadding(ConvGeometry shape, Slot slot) {
        this.shape = shape;
        this.team = slot.team();
        this.bordered =
                new float[shape.needsBorder() ? slot.maxRows() * shape.borderedSize() + Multiplication.MAX_LANES : 0];
    }

    /// Takes the images of a forward pass.
    float[] around(float[] x, int rows) {
        if (!shape.needsBorder()) {
            return x;
        }
        this.x = x;
        team.run(rows, task);
        return bordered;
    }

    /// The images as the last forward pass left them.
    float[] lastAround(float[] x) {
        return shape.needsBorder() ? bordered : x;
    }

    private void copy(int image) {
        int row = shape.width() * shape.channels();
        int from = image * shape.height() * row;
        int to = image * shape.borderedSize() + shape.borderOffset();
        for (int line = 0; line < shape.height(); line++) {
            System.arraycopy(x, from + line * row, bordered, to + line * shape.borderedRow(), row);
        }
    }
}
