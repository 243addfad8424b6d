package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// The accuracy of the bundled samples on their test rows with the default seed, over HTTP. A second run and another
/// number of threads give the same bits.
abstract class SampleAccuracyContract extends RunningService {

    /// A network and hyperparameters that suit a sample; all else is as by default.
    enum Recipe {
        IRIS(0.93, """
                'network':{'layers':[{'type':'dense','units':16,'activation':'relu'},{'type':'output'}]},
                'optimizer':{'type':'adam','learning_rate':0.01}"""),
        DIGITS(0.97, """
                'network':{'layers':[{'type':'dense','units':128,'activation':'relu'},{'type':'output'}]}"""),
        FACES(0.93, """
                'network':{'layers':[
                  {'type':'conv2d','filters':8,'activation':'relu'},{'type':'max_pool2d'},
                  {'type':'conv2d','filters':16,'activation':'relu'},{'type':'max_pool2d'},
                  {'type':'flatten'},{'type':'dense','units':32,'activation':'relu'},{'type':'output'}]}"""),
        SPIRALS(0.95, """
                'network':{'layers':[{'type':'dense','units':32,'activation':'tanh'},
                  {'type':'dense','units':32,'activation':'tanh'},{'type':'output'}]},
                'optimizer':{'type':'adam','learning_rate':0.01},'epochs':300,'early_stopping':{'patience':50}""");

        private final double least;
        private final String fields;

        Recipe(double least, String fields) {
            this.least = least;
            this.fields = fields;
        }
    }

    /// By recipe, from whichever number of threads came first.
    private static final Map<Recipe, String> WEIGHTS = new ConcurrentHashMap<>();

    @ParameterizedTest
    @EnumSource
    void aSampleIsLearntAndGivesTheSameWeightsEveryTime(Recipe recipe) {
        TrainingClient client = new TrainingClient(service);
        String dataset = client.sample(recipe.name().toLowerCase(Locale.ROOT));
        String request = "{'dataset':'" + dataset + "'," + recipe.fields + "}";
        JsonNode job = client.train(request);
        JsonNode evaluation = client.evaluation(job);
        assertThat(evaluation.path("accuracy").asDouble())
                .as(evaluation.toString())
                .isGreaterThanOrEqualTo(recipe.least);
        String weights = client.weights(job);
        assertThat(weights).hasSize(64).isEqualTo(client.weights(client.train(request)));
        assertThat(weights).isEqualTo(WEIGHTS.computeIfAbsent(recipe, _ -> weights));
    }
}
