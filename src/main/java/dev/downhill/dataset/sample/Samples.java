package dev.downhill.dataset.sample;

import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.request.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/// All samples.
public final class Samples {

    private static final List<Sample> ALL = List.of(
            bundled(
                    "iris",
                    "iris.csv",
                    "species",
                    "150 iris flowers of three species, four measures each in centimetres. R. A. Fisher, \"The use of"
                            + " multiple measurements in taxonomic problems\", 1936; UCI Machine Learning Repository,"
                            + " CC BY 4.0."),
            bundled(
                    "digits",
                    "digits.csv",
                    "target",
                    "1,797 handwritten digits of 8 by 8 pixels, each from 0 to 16, as 64 numeric columns. E. Alpaydin"
                            + " and C. Kaynak, Optical Recognition of Handwritten Digits; UCI Machine Learning"
                            + " Repository, CC BY 4.0."),
            bundled(
                    "faces",
                    "faces.zip",
                    "label",
                    "200 grey patches of 25 by 25 pixels, 100 faces and 100 backgrounds. The subset of Labeled Faces in"
                            + " the Wild (G. B. Huang, M. Mattar, T. Berg, E. Learned-Miller, 2012) that scikit-image"
                            + " ships (BSD-3-Clause); the photographs remain their owners', gathered for research."),
            bundled(
                    "mnist",
                    "mnist.npz",
                    "label",
                    "2,500 handwritten digits of 28 by 28 pixels, the first 250 of each in the training images of MNIST."
                            + " Y. LeCun, C. Cortes and C. J. C. Burges, \"The MNIST database of handwritten digits\","
                            + " 1998; CC BY-SA 3.0."),
            generated("spirals", "arm", "600 points on two arms that wind around each other.", Generated::spirals),
            generated("moons", "moon", "500 points on two half circles that reach into each other.", Generated::moons),
            generated(
                    "xor",
                    "xor",
                    "400 points around the corners of a square; opposite corners are of one class, so that no straight"
                            + " line divides them.",
                    Generated::xor));

    private Samples() {}

    public static List<Sample> all() {
        return ALL;
    }

    /// @throws ProblemException if there is none of that name
    public static Sample get(String name) {
        return ALL.stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("sample", name));
    }

    private static Sample bundled(String name, String file, String target, String description) {
        return new Sample(name, description, target, false, file, () -> resource("/samples/" + file));
    }

    private static Sample generated(String name, String target, String description, Supplier<String> csv) {
        Bytes bytes = () -> new ByteArrayInputStream(csv.get().getBytes(StandardCharsets.UTF_8));
        return new Sample(name, description + " Computed by this service.", target, true, name + ".csv", bytes);
    }

    private static InputStream resource(String path) throws FileNotFoundException {
        InputStream in = Samples.class.getResourceAsStream(path);
        if (in == null) {
            throw new FileNotFoundException("the sample " + path + " is not on the class path");
        }
        return in;
    }
}
