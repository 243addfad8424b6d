package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Whatever the catalogue offers learns to tell irises apart, over HTTP.
class CatalogueIT extends RunningService {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'sgd','learning_rate':0.1,'weight_decay':0.001}",
                "{'type':'sgd','learning_rate':0.05,'momentum':0.9,'nesterov':true}",
                "{'type':'rmsprop','learning_rate':0.01}",
                "{'type':'adagrad','learning_rate':0.1}",
                "{'type':'adam','learning_rate':0.01}",
                "{'type':'adamw','learning_rate':0.01}",
                "{'type':'nadam','learning_rate':0.01}",
                "{'type':'lamb','learning_rate':0.02}",
                "{'type':'lion','learning_rate':0.003}"
            })
    void everyOptimizerLearns(String optimizer) {
        learns("'optimizer':" + optimizer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'constant','warmup_epochs':5}",
                "{'type':'step','step_size':20,'gamma':0.5}",
                "{'type':'exponential','gamma':0.98}",
                "{'type':'polynomial','power':2,'min_factor':0.1}",
                "{'type':'cosine','restart_epochs':10,'restart_multiplier':2,'warmup_epochs':3}",
                "{'type':'one_cycle'}",
                "{'type':'reduce_on_plateau','factor':0.5,'cooldown':2}"
            })
    void everyScheduleLearns(String schedule) {
        learns("'optimizer':{'learning_rate':0.02},'schedule':" + schedule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'regularization':{'l1':0.0001,'l2':0.0001,'max_norm':3,'label_smoothing':0.1}",
                "'gradient_clipping':{'norm':1,'value':0.5}",
                "'loss':{'type':'huber','delta':0.5}",
                "'class_weight':'balanced'",
                "'class_weight':{'virginica':2}"
            })
    void everyOptionLearns(String option) {
        learns("'optimizer':{'learning_rate':0.02}," + option);
    }

    private void learns(String fields) {
        TrainingClient client = new TrainingClient(service);
        JsonNode job = client.train(
                "{'dataset':'" + client.sample("iris") + "','network':{'layers':[{'type':'dense','units':16,"
                        + "'activation':'relu'},{'type':'output'}]},'epochs':60,'early_stopping':null," + fields + "}");
        assertThat(client.evaluation(job).path("accuracy").asDouble()).isGreaterThanOrEqualTo(0.85);
    }
}
