package dev.downhill.network.web;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Datasets;
import dev.downhill.dataset.Task;
import dev.downhill.network.NetworkCheck;
import dev.downhill.network.NetworkJson;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.LayerShape;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.tensor.Shape;
import dev.downhill.pipeline.Pipeline;
import dev.downhill.replica.TrainingMemory;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.ProblemException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers `POST /v1/networks/validate`.
@Component
class NetworkValidator {

    private final Datasets datasets;
    private final TrainingMemory memory;

    NetworkValidator(Datasets datasets, TrainingMemory memory) {
        this.datasets = datasets;
        this.memory = memory;
    }

    /// @throws ProblemException unfit, naming every layer that does not fit; not found if only the dataset is missing
    NetworkValidation validate(JsonObjectReader body) {
        NetworkJson.NAME.readOrNull(body);
        String datasetId = NetworkFields.DATASET.readOrNull(body);
        Shape input = InputShape.read(body);
        if (datasetId != null && body.raw(NetworkFields.INPUT_SHAPE.name()) != null) {
            body.problem(
                    NetworkFields.INPUT_SHAPE.name(),
                    "conflicting_fields",
                    "The input's shape follows from the dataset.",
                    "Give dataset or input_shape, not both.");
        }
        NetworkSpec network = NetworkJson.layers(body);
        if (network == null || (datasetId == null && input == null)) {
            return withoutInput(body, network);
        }
        Head head = null;
        if (datasetId != null) {
            body.throwIfAny("This network does not fit.");
            Dataset dataset = datasets.get(datasetId);
            input = Pipeline.inputShape(dataset);
            head = head(dataset);
        }
        List<LayerShape> shapes =
                NetworkCheck.check(network, Objects.requireNonNull(input), head, "#", body.problems());
        body.throwIfAny("This network does not fit its input.");
        return NetworkValidation.of(input, shapes, memory.bytes());
    }

    private static NetworkValidation withoutInput(JsonObjectReader body, @Nullable NetworkSpec network) {
        if (network != null) {
            NetworkCheck.checkEnd(network, "#", body.problems());
        }
        body.throwIfAny("This network does not fit.");
        return NetworkValidation.of(Objects.requireNonNull(network));
    }

    private static Head head(Dataset dataset) {
        List<Column.Category> classes = dataset.targetColumn().categories();
        return dataset.task() == Task.REGRESSION || classes == null || classes.isEmpty()
                ? Head.forNumber()
                : Head.forClasses(classes.size(), Loss.Plain.CROSS_ENTROPY);
    }
}
