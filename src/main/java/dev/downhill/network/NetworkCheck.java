package dev.downhill.network;

import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.LayerShape;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.ShapeInference;
import dev.downhill.nn.spec.SpecException;
import dev.downhill.nn.spec.SpecProblem;
import dev.downhill.nn.tensor.Shape;
import dev.downhill.request.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks whether a network fits an input, in the words of the API.
public final class NetworkCheck {

    private NetworkCheck() {}

    /// What can be judged without an input: whether the network ends with its output.
    ///
    /// @param pointer JSON pointer of the network in the request body, `#` for the body
    public static void checkEnd(NetworkSpec network, String pointer, Problems problems) {
        for (SpecProblem problem : ShapeInference.ending(network)) {
            add(problem, pointer, problems);
        }
    }

    /// @param pointer JSON pointer of the network in the request body, `#` for the body
    /// @return shapes by layer; empty if anything was wrong, and `problems` then says what
    public static List<LayerShape> check(
            NetworkSpec network, Shape input, @Nullable Head head, String pointer, Problems problems) {
        try {
            return ShapeInference.infer(network, input, head);
        } catch (SpecException e) {
            for (SpecProblem problem : e.problems()) {
                add(problem, pointer, problems);
            }
            return List.of();
        }
    }

    private static void add(SpecProblem problem, String pointer, Problems problems) {
        String field = problem.field() == null ? "" : "/" + problem.field();
        problems.add(pointer + "/" + problem.layer() + field, problem.code(), problem.detail(), problem.hint());
    }
}
