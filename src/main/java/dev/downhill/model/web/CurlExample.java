package dev.downhill.model.web;

import dev.downhill.dataset.format.spelling.Timestamps;
import dev.downhill.model.TrainedModel;
import dev.downhill.pipeline.Calendar;
import dev.downhill.pipeline.ColumnEncoder;
import dev.downhill.pipeline.HashedText;
import dev.downhill.pipeline.OneHot;
import dev.downhill.pipeline.Pixels;
import dev.downhill.pipeline.Standardised;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A prediction to try at once: one instance around the middle of what training has seen, as a line for a shell.
final class CurlExample {

    /// The digits that a mean is worth in an example.
    private static final MathContext DIGITS = new MathContext(3);

    private CurlExample() {}

    /// @param service where the client reaches this service: `http://127.0.0.1:8080`
    static String of(TrainedModel model, String service) {
        String ref =
                URLEncoder.encode(model.name(), StandardCharsets.UTF_8).replace("+", "%20") + "@" + model.version();
        String call = "curl -s '" + service + "/v1/models/" + ref + "/predict'";
        if (model.pipeline().columns().getFirst() instanceof Pixels) {
            return call + " -H 'Content-Type: image/png' --data-binary @image.png";
        }
        ObjectNode instance = JsonNodeFactory.instance.objectNode();
        model.pipeline().columns().forEach(column -> fill(instance, column));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("instances").add(instance);
        return call + " -H 'Content-Type: application/json' -d '"
                + body.toString().replace("'", "'\\''") + "'";
    }

    private static void fill(ObjectNode instance, ColumnEncoder column) {
        switch (column) {
            case Standardised number -> number(instance, number);
            case Calendar date -> {
                Double last = date.max();
                instance.put(date.name(), last == null ? null : Timestamps.iso(last));
            }
            case OneHot category -> {
                int seen = category.seen().indexOf(true);
                instance.put(
                        category.name(),
                        seen < 0 ? null : category.categories().values().get(seen));
            }
            case HashedText text -> instance.put(text.name(), "some words");
            case Pixels _ -> throw new IllegalStateException("an image stands alone");
        }
    }

    private static void number(ObjectNode instance, Standardised column) {
        Double min = column.min();
        Double max = column.max();
        if (min == null || max == null) {
            instance.putNull(column.name());
            return;
        }
        BigDecimal mean = new BigDecimal(column.mean()).round(DIGITS);
        boolean seen = mean.doubleValue() >= min && mean.doubleValue() <= max;
        BigDecimal value = seen ? mean : new BigDecimal(min.toString());
        instance.put(column.name(), value.stripTrailingZeros().doubleValue());
    }
}
