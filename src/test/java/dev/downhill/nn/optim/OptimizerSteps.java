package dev.downhill.nn.optim;

import dev.downhill.nn.spec.OptimizerSpec;
import java.util.List;

/// Four steps of one weight from 1, down the gradients 1, -2, 0.5, 3 at the rate 0.1.
///
/// @param weights after each step; worked by hand, those of Adam in decimal arithmetic of 40 digits
public record OptimizerSteps(String name, OptimizerSpec spec, List<Double> weights) {

    public static final double START = 1;
    public static final double RATE = 0.1;
    public static final List<Double> GRADIENTS = List.of(1.0, -2.0, 0.5, 3.0);

    public static List<OptimizerSteps> all() {
        return List.of(
                new OptimizerSteps("sgd", new OptimizerSpec.Sgd(RATE, 0, false), List.of(0.9, 1.1, 1.05, 0.75)),
                // v = -0.1, 0.11, 0.049, -0.2559
                new OptimizerSteps(
                        "momentum", new OptimizerSpec.Sgd(RATE, 0.9, false), List.of(0.9, 1.01, 1.059, 0.8031)),
                // steps 0.9 v - 0.1 g = -0.19, 0.299, -0.0059, -0.53031
                new OptimizerSteps(
                        "nesterov", new OptimizerSpec.Sgd(RATE, 0.9, true), List.of(0.81, 1.109, 1.1031, 0.57279)),
                new OptimizerSteps(
                        "adam",
                        new OptimizerSpec.Adam(RATE, 0.9, 0.999, 1e-8),
                        List.of(0.900000001, 0.9366103534720751, 0.9502794196738217, 0.9108694304348767)),
                // an epsilon that shows where it is added
                new OptimizerSteps(
                        "adam, large epsilon",
                        new OptimizerSpec.Adam(RATE, 0.9, 0.999, 0.5),
                        List.of(0.9333333333333333, 0.9611489389768373, 0.971068496559832, 0.9399097322775096)));
    }

    @Override
    public String toString() {
        return name;
    }
}
