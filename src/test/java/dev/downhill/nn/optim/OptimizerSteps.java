package dev.downhill.nn.optim;

import dev.downhill.nn.spec.OptimizerSpec;
import java.util.List;

/// Four steps of one weight from 1, down the gradients 1, -2, 0.5, 3 at the rate 0.1.
///
/// @param weights after each step; worked by hand, roots and moments in decimal arithmetic of 40 digits
public record OptimizerSteps(String name, OptimizerSpec spec, List<Double> weights) {

    public static final double START = 1;
    public static final double RATE = 0.1;
    public static final List<Double> GRADIENTS = List.of(1.0, -2.0, 0.5, 3.0);

    public static List<OptimizerSteps> all() {
        return List.of(
                new OptimizerSteps("sgd", new OptimizerSpec.Sgd(RATE, 0, false, 0), List.of(0.9, 1.1, 1.05, 0.75)),
                // each step begins with 0.95 w: 0.95 - 0.1, 0.8075 + 0.2, 0.957125 - 0.05, 0.86176875 - 0.3
                new OptimizerSteps(
                        "sgd, decay",
                        new OptimizerSpec.Sgd(RATE, 0, false, 0.5),
                        List.of(0.85, 1.0075, 0.907125, 0.56176875)),
                // v = -0.1, 0.11, 0.049, -0.2559
                new OptimizerSteps(
                        "momentum", new OptimizerSpec.Sgd(RATE, 0.9, false, 0), List.of(0.9, 1.01, 1.059, 0.8031)),
                // 0.95 - 0.1, 0.8075 + 0.11, 0.871625 + 0.049, 0.87459375 - 0.2559
                new OptimizerSteps(
                        "momentum, decay",
                        new OptimizerSpec.Sgd(RATE, 0.9, false, 0.5),
                        List.of(0.85, 0.9175, 0.920625, 0.61869375)),
                // steps 0.9 v - 0.1 g = -0.19, 0.299, -0.0059, -0.53031
                new OptimizerSteps(
                        "nesterov", new OptimizerSpec.Sgd(RATE, 0.9, true, 0), List.of(0.81, 1.109, 1.1031, 0.57279)),
                // 0.95 - 0.19, 0.722 + 0.299, 0.96995 - 0.0059, 0.9158475 - 0.53031
                new OptimizerSteps(
                        "nesterov, decay",
                        new OptimizerSpec.Sgd(RATE, 0.9, true, 0.5),
                        List.of(0.76, 1.021, 0.96405, 0.3855375)),
                // s = 0.1, 0.49, 0.466, 1.3194; steps 0.1 g / (sqrt(s) + epsilon)
                new OptimizerSteps(
                        "rmsprop",
                        new OptimizerSpec.RmsProp(RATE, 0.9, 0, 1e-7),
                        List.of(0.6837723339831304, 0.9694865788810955, 0.8962417476970767, 0.6350659216068976)),
                new OptimizerSteps(
                        "rmsprop, large epsilon",
                        new OptimizerSpec.RmsProp(RATE, 0.9, 0, 0.5),
                        List.of(0.8774851773445587, 1.0441518440112254, 1.001873620253114, 0.8199067089538998)),
                // v = 0.5 v - those steps = -0.3162276660, 0.1276004118, -0.0094446252, -0.2658981387
                new OptimizerSteps(
                        "rmsprop, momentum",
                        new OptimizerSpec.RmsProp(RATE, 0.9, 0.5, 1e-7),
                        List.of(0.6837723339831304, 0.8113727458726607, 0.801928120633407, 0.5360299819236011)),
                // s = 1.1, 5.1, 5.35, 14.35
                new OptimizerSteps(
                        "adagrad",
                        new OptimizerSpec.Adagrad(RATE, 0.1, 1e-7),
                        List.of(0.904653750166349, 0.99321523479879, 0.9715983506750137, 0.8924038011633377)),
                // s = 4, 8, 8.25, 17.25; the first step is 0.1 / (2 + 0.5)
                new OptimizerSteps(
                        "adagrad, large epsilon",
                        new OptimizerSpec.Adagrad(RATE, 3, 0.5),
                        List.of(0.96, 1.020088441928934, 1.0052616836585027, 0.9407914731033431)),
                new OptimizerSteps(
                        "adam",
                        new OptimizerSpec.Adam(RATE, 0.9, 0.999, 1e-8),
                        List.of(0.900000001, 0.9366103534720751, 0.9502794196738217, 0.9108694304348767)),
                // an epsilon that shows where it is added
                new OptimizerSteps(
                        "adam, large epsilon",
                        new OptimizerSpec.Adam(RATE, 0.9, 0.999, 0.5),
                        List.of(0.9333333333333333, 0.9611489389768373, 0.971068496559832, 0.9399097322775096)),
                // Adam's steps -0.099999999, 0.0366103525, 0.0136690662, -0.0394099892, each after 0.99 w
                new OptimizerSteps(
                        "adamw",
                        new OptimizerSpec.AdamW(RATE, 0.9, 0.999, 1e-8, 0.1),
                        List.of(0.890000001, 0.9177103534620751, 0.922202316129201, 0.8735703037289639)),
                new OptimizerSteps(
                        "nadam",
                        new OptimizerSpec.Nadam(RATE, 0.9, 0.999, 1e-8),
                        List.of(0.894354823220913, 0.9850105719156278, 0.9638830482248013, 0.8665817047254026)),
                new OptimizerSteps(
                        "nadam, large epsilon",
                        new OptimizerSpec.Nadam(RATE, 0.9, 0.999, 0.5),
                        List.of(0.9295698814429741, 0.9984477912345335, 0.9831156767547267, 0.9061862056993268)),
                // one weight alone moves by 0.1 |w| towards sign(r): r = 1.0999990, -0.2761033, -0.0376906,
                // 0.5029997
                new OptimizerSteps(
                        "lamb", new OptimizerSpec.Lamb(RATE, 0.9, 0.999, 1e-6, 0.1), List.of(0.9, 0.99, 1.089, 0.9801)),
                // votes on 0.1, -0.191, 0.04091, 0.2955009: each step 0.95 w ± 0.1
                new OptimizerSteps(
                        "lion",
                        new OptimizerSpec.Lion(RATE, 0.9, 0.99, 0.5),
                        List.of(0.85, 0.9075, 0.762125, 0.62401875)),
                // votes on 0.1, 0.25, -0.625, 0.1875: the momentum 0.5, -0.75, -0.125 outvotes two gradients
                new OptimizerSteps(
                        "lion, short memory",
                        new OptimizerSpec.Lion(RATE, 0.9, 0.5, 0.5),
                        List.of(0.85, 0.7075, 0.772125, 0.63351875)));
    }

    @Override
    public String toString() {
        return name;
    }
}
