package dev.downhill.network;

import dev.downhill.catalogue.FieldSpec;
import dev.downhill.catalogue.Kind;
import dev.downhill.catalogue.Kinds;
import dev.downhill.catalogue.ValueType;
import dev.downhill.catalogue.Values;
import dev.downhill.nn.spec.Initializer;
import dev.downhill.nn.spec.Initializer.Scaled;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Range;

/// The initializers: a name, or an object where one has parameters that are not to be the defaults.
final class InitializerJson {

    /// The largest size of a weight that is asked for: a guard against typing errors.
    private static final ValueType<Double> WEIGHT = ValueType.number(Range.between(-1e6, 1e6));

    private static final FieldSpec<Double> MINVAL = FieldSpec.of("minval", WEIGHT, -0.05, "The smallest weight.");
    private static final FieldSpec<Double> MAXVAL =
            FieldSpec.of("maxval", WEIGHT, 0.05, "The largest weight, not below `minval`.");

    static final Kinds<Initializer> KINDS = Kinds.<Initializer>of(
            Initializer.class,
            "initializer",
            "Initial weights of a layer.",
            Kind.constant(
                    "glorot_uniform",
                    Scaled.GLOROT_UNIFORM,
                    "Uniform, with a spread that follows from inputs and outputs. Glorot and Bengio 2010."),
            Kind.constant(
                    "glorot_normal",
                    Scaled.GLOROT_NORMAL,
                    "Normal, with a spread that follows from inputs and outputs. Glorot and Bengio 2010."),
            Kind.constant(
                    "he_uniform",
                    Scaled.HE_UNIFORM,
                    "Uniform, with a spread that follows from inputs. He et al. 2015."),
            Kind.constant(
                    "he_normal", Scaled.HE_NORMAL, "Normal, with a spread that follows from inputs. He et al. 2015."),
            Kind.constant(
                    "lecun_normal",
                    Scaled.LECUN_NORMAL,
                    "Normal, with half the variance of he_normal. LeCun et al. 1998."),
            Kind.constant(
                    "orthogonal", Scaled.ORTHOGONAL, "Orthonormal columns or rows. Saxe, McClelland and Ganguli 2014."),
            Kind.of(
                    "normal",
                    Initializer.Normal.class,
                    "Normal around 0.",
                    FieldSpec.of("stddev", ValueType.number(Range.between(0, 1e6)), 0.05, "Standard deviation.")),
            Kind.of("uniform", Initializer.Uniform.class, "Uniform between two bounds.", MINVAL, MAXVAL)
                    .rule(InitializerJson::boundsInOrder),
            Kind.constant("zeros", Scaled.ZEROS, "All zeros: shows why initial values must differ."),
            Kind.of(
                    "constant",
                    Initializer.Constant.class,
                    "The same value everywhere.",
                    FieldSpec.of("value", WEIGHT, 0.0, "The value of every weight.")));

    private InitializerJson() {}

    private static void boundsInOrder(Values values, JsonObjectReader fields) {
        double minval = values.get(MINVAL);
        double maxval = values.get(MAXVAL);
        if (minval > maxval) {
            fields.problem(
                    MINVAL.name(),
                    "out_of_range",
                    "minval = " + minval + " is above maxval = " + maxval + ".",
                    "The defaults are " + MINVAL.defaultValue() + " and " + MAXVAL.defaultValue() + ".");
            values.with(MINVAL, maxval);
        }
    }
}
