package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.model.ModelDeleted;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/// A residual network with every kind of layer learns to tell faces from backgrounds, over HTTP.
class LayersIT extends RunningService {

    private static final int PATCHES = 20;

    private static final String LAYERS = """
            [{'type': 'conv2d', 'filters': 8, 'activation': 'relu', 'use_bias': false},
             {'type': 'batch_norm'},
             {'type': 'max_pool2d'},
             {'type': 'residual', 'layers': [
               {'type': 'depthwise_conv2d', 'activation': 'gelu'},
               {'type': 'layer_norm'},
               {'type': 'conv2d', 'filters': 8, 'kernel_size': 1, 'initializer': 'lecun_normal'}]},
             {'type': 'avg_pool2d'},
             {'type': 'activation', 'function': 'silu'},
             {'type': 'conv2d', 'filters': 16, 'activation': 'elu', 'initializer': 'orthogonal'},
             {'type': 'global_avg_pool2d'},
             {'type': 'flatten'},
             {'type': 'dropout', 'rate': 0.1},
             {'type': 'dense', 'units': 16, 'activation': 'softplus', 'initializer': {'type': 'normal', 'stddev': 0.2}},
             {'type': 'output'}]""";

    /// What is published of a deleted model makes the service forget the loaded one.
    @Autowired
    private ApplicationEventPublisher memory;

    @Test
    void everyLayerHelpsToLearnAndPredictsTheSameWhenItIsLoadedAnew() {
        TrainingClient client = new TrainingClient(service);
        JsonNode job = client.train("{'name':'every-layer','dataset':'" + client.sample("faces")
                + "','network':{'layers':" + LAYERS
                + "},'epochs':40,'optimizer':{'learning_rate':0.005},'early_stopping':null,'seed':7}");

        assertThat(client.evaluation(job).path("accuracy").asDouble()).isGreaterThanOrEqualTo(0.8);
        JsonNode model = service.get("/v1/models/every-layer").json();
        assertThat(model.path("network").toString()).contains("\"residual\"", "\"stddev\":0.2", "\"orthogonal\"");

        JsonNode before = predictions();
        assertThat(before.path("predictions").size()).isEqualTo(PATCHES);
        memory.publishEvent(new ModelDeleted(model.path("id").asString()));
        assertThat(predictions()).as("from the database").isEqualTo(before);
    }

    /// Those of the trained model for some patterns of grey, every digit of them.
    private JsonNode predictions() {
        String instances = IntStream.range(0, PATCHES)
                .mapToObj(patch -> IntStream.range(0, 25 * 25)
                        .mapToObj(pixel -> String.valueOf((pixel * (7 * patch + 3)) % 256))
                        .collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(","));
        Answer answer = service.postJson("/v1/models/every-layer/predict", "{\"instances\":[" + instances + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void theNetworkHoldsEveryKindOfLayer() {
        assertThat(Arrays.stream(LayerSpec.class.getPermittedSubclasses())
                        .map(kind -> kind.getSimpleName().replace("Activated", "Activation"))
                        .map(kind -> kind.replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT)))
                .allSatisfy(type -> assertThat(LAYERS).contains("'type': '" + type + "'"));
    }

    @Test
    void theSameRecipeGivesTheSameWeightsThroughEveryLayer() {
        TrainingClient client = new TrainingClient(service);
        String recipe = "{'dataset':'" + client.sample("faces") + "','network':{'layers':" + LAYERS + "},'epochs':2}";
        assertThat(client.weights(client.train(recipe))).isEqualTo(client.weights(client.train(recipe)));
    }

    @Test
    void aResidualThatChangesTheShapeIsPointedAt() {
        Answer answer = service.postJson(
                "/v1/networks/validate",
                "{\"input_shape\": [4], \"layers\": [{\"type\": \"flatten\"}, {\"type\": \"residual\", \"layers\": ["
                        + "{\"type\": \"dense\", \"units\": 5}]}, {\"type\": \"output\"}]}");
        assertThat(answer.status()).isEqualTo(422);
        JsonNode error = answer.json().path("errors").path(0);
        assertThat(error.path("pointer").asString()).isEqualTo("#/layers/1");
        assertThat(error.path("code").asString()).isEqualTo("residual_shape");
        assertThat(error.path("detail").asString()).contains("[4]", "[5]");
    }
}
