package dev.downhill.training;

import dev.downhill.nn.spec.Loss;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Range;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/// A loss as JSON: its name, or an object where it has a parameter that is not to be the default. The only
/// place that knows that default.
final class LossJson {

    private static final String FIELD = "loss";
    private static final String AUTO = "auto";
    private static final String HUBER = "huber";
    private static final double DELTA = 1;

    /// A guard against typing errors: further from one standard deviation, Huber's loss is one of those it is
    /// made of.
    private static final Range SENSIBLE_DELTA = Range.between(1e-6, 1e6);

    private static final List<String> NAMES = Stream.concat(
                    Stream.concat(
                            Stream.of(AUTO), Stream.of(Loss.Plain.values()).map(LossJson::name)),
                    Stream.of(HUBER))
            .toList();

    private LossJson() {}

    /// @param auto the loss where the body names none
    /// @return a stand-in where something was wrong; the problems of `body` then say what
    static Loss read(JsonObjectReader body, Loss auto) {
        if (!body.isObject(FIELD)) {
            return named(body.choice(FIELD, NAMES).orElse(AUTO), DELTA, auto);
        }
        JsonObjectReader fields = body.object(FIELD);
        String type = fields.type(NAMES);
        if (type == null) {
            return auto;
        }
        double delta =
                type.equals(HUBER) ? fields.number("delta", SENSIBLE_DELTA).orElse(DELTA) : DELTA;
        return named(type, delta, auto);
    }

    private static Loss named(String name, double delta, Loss auto) {
        return switch (name) {
            case AUTO -> auto;
            case HUBER -> new Loss.Huber(delta);
            default -> Loss.Plain.valueOf(name.toUpperCase(Locale.ROOT));
        };
    }

    /// With its parameter: an object where it has one, else the name.
    static JsonNode write(Loss loss) {
        return switch (loss) {
            case Loss.Plain plain -> StringNode.valueOf(name(plain));
            case Loss.Huber huber ->
                JsonNodeFactory.instance.objectNode().put("type", HUBER).put("delta", huber.delta());
        };
    }

    private static String name(Loss loss) {
        return loss.name().toLowerCase(Locale.ROOT);
    }
}
