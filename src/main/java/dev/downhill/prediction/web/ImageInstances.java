package dev.downhill.prediction.web;

import dev.downhill.prediction.Batch;
import dev.downhill.prediction.LoadedModel;
import dev.downhill.prediction.Prediction;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Image files, one an instance.
final class ImageInstances {

    private final LoadedModel model;
    private final int mostBytes;
    private final Problems problems = new Problems();
    private final List<Prediction> predictions = new ArrayList<>();
    private final Batch batch;

    ImageInstances(LoadedModel model, int mostBytes) {
        this.model = model;
        this.mostBytes = mostBytes;
        batch = new Batch(model, problems, predictions::add);
    }

    /// @param place what the client calls the file
    /// @throws ProblemException if it is too large, or the model takes no images
    void add(InputStream content, String place) throws IOException {
        byte[] file = content.readNBytes(mostBytes + 1);
        if (file.length > mostBytes) {
            throw ProblemException.tooLarge("An image may have at most " + mostBytes + " bytes.");
        }
        batch.add((inputs, offset) -> model.encoder().image(file, place, inputs, offset, problems));
    }

    /// @throws ProblemException naming all that does not fit the model
    PredictionsBody predictions() {
        batch.finish();
        problems.throwIfAny("The images do not fit the model.");
        return PredictionsBody.of(model.key(), predictions);
    }
}
