import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.downhill.client.ApiClient;
import dev.downhill.client.api.DatasetsApi;
import dev.downhill.client.api.JobsApi;
import dev.downhill.client.api.ModelsApi;
import dev.downhill.client.api.PredictionsApi;
import dev.downhill.client.api.SamplesApi;
import dev.downhill.client.model.Curves;
import dev.downhill.client.model.Dataset;
import dev.downhill.client.model.EvaluationClasses;
import dev.downhill.client.model.JobRequest;
import dev.downhill.client.model.JobRequestNetwork;
import dev.downhill.client.model.Layer;
import dev.downhill.client.model.LayerDense;
import dev.downhill.client.model.LayerOutput;
import dev.downhill.client.model.NetworkInline;
import dev.downhill.client.model.Predict;
import dev.downhill.client.model.PredictNamed;
import dev.downhill.client.model.PredictionsClasses;
import dev.downhill.client.model.PredictionsNumbers;
import dev.downhill.client.model.TrainingJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Uploads, trains, polls, reads curves and predicts with the client that openapi-generator makes of the document.
public final class Walk {

    private static final int EPOCHS = 5;

    private final ApiClient client = new ApiClient();

    private Walk(String address) {
        client.updateBaseUri(address);
        // Or a number counts as a text, too, and the client cannot tell which of two types a field has.
        ObjectMapper mapper = ApiClient.createDefaultObjectMapper();
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        client.setObjectMapper(mapper);
    }

    public static void main(String[] arguments) throws Exception {
        new Walk(arguments[0]).walk();
    }

    private void walk() throws Exception {
        StringBuilder classes = new StringBuilder("x,y,kind\n");
        StringBuilder numbers = new StringBuilder("x,y\n");
        for (int i = 0; i < 60; i++) {
            classes.append(i).append(',').append(i % 7).append(',').append(i < 30 ? "low" : "high").append('\n');
            numbers.append(i).append(',').append(i * 2.5 + 0.25).append('\n');
        }
        TrainingJob job = trained("java-classes", classes.toString());
        Curves curves = new JobsApi(client).getCurves(job.getId(), null, null);
        check("one value an epoch", curves.getSeries().get("train_loss").size() == EPOCHS);

        PredictionsApi predictions = new PredictionsApi(client);
        Predict instances = new Predict().instances(List.of(Map.of("x", 1, "y", 2), List.of(59, 3)));
        PredictionsClasses answer = (PredictionsClasses)
                predictions.predict("java-classes", instances).getActualInstance();
        check("every instance has an answer", answer.getPredictions().size() == 2);
        check("a label", List.of("low", "high").contains(answer.getPredictions().get(0).getLabel()));

        trained("java-numbers", numbers.toString());
        PredictNamed named = new PredictNamed().model("java-numbers").instances(List.of(List.of(3.5)));
        PredictionsNumbers regression =
                (PredictionsNumbers) predictions.predictByName(named).getActualInstance();
        check("a number", Double.isFinite(regression.getPredictions().get(0).getValue()));

        Dataset sample = new SamplesApi(client).createSample("iris", null);
        check("a sample has rows", sample.getRows() == 150);

        EvaluationClasses evaluation = (EvaluationClasses)
                new ModelsApi(client).evaluateModel("java-classes").getActualInstance();
        check("rows were tested", evaluation.getRows() > 0);
        check("models are listed", !new ModelsApi(client).listModels(100, null, null).getData().isEmpty());
    }

    private TrainingJob trained(String name, String csv) throws Exception {
        Path file = Files.createTempFile(name, ".csv");
        Files.writeString(file, csv);
        Dataset dataset = new DatasetsApi(client).uploadDataset(file.toFile(), null, null, List.of(), "{\"name\":\"" + name + "\"}");
        JobsApi jobs = new JobsApi(client);
        TrainingJob job = jobs.submitJob(request(name, dataset.getId()), null);
        while (!job.getTerminal()) {
            Thread.sleep(50);
            job = jobs.getJob(job.getId());
        }
        check(name + " succeeded", job.getStatus() == TrainingJob.StatusEnum.SUCCEEDED);
        return job;
    }

    private static JobRequest request(String name, String dataset) {
        LayerDense dense = new LayerDense()
                .type(LayerDense.TypeEnum.DENSE)
                .units(8)
                .activation(LayerDense.ActivationEnum.RELU);
        LayerOutput output = new LayerOutput().type(LayerOutput.TypeEnum.OUTPUT);
        NetworkInline network = new NetworkInline().layers(List.of(new Layer(dense), new Layer(output)));
        return new JobRequest()
                .name(name)
                .dataset(dataset)
                .epochs(EPOCHS)
                .network(new JobRequestNetwork(network));
    }

    private static void check(String what, boolean holds) {
        if (!holds) {
            throw new AssertionError("not so: " + what);
        }
    }
}
