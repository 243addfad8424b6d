package dev.downhill.prediction.web;

import dev.downhill.prediction.Batch;
import dev.downhill.prediction.LoadedModel;
import dev.downhill.prediction.Prediction;
import dev.downhill.prediction.StreamedPredictions;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import dev.downhill.work.WorkPool;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Image files, one an instance.
final class ImageInstances {

    private final LoadedModel model;
    private final int mostBytes;
    private final WorkPool pool;
    private final Problems problems = new Problems();
    private final List<Prediction> predictions = new ArrayList<>();
    private final Batch batch;

    /// @param pool decodes and predicts
    ImageInstances(LoadedModel model, int mostBytes, WorkPool pool) {
        this.model = model;
        this.mostBytes = mostBytes;
        this.pool = pool;
        batch = new Batch(model, problems, predictions::add);
    }

    /// Predicts all files of a form.
    ///
    /// @throws ProblemException naming all that does not fit the model
    PredictionsBody predict(List<Part> files) throws IOException {
        boolean streamed = StreamedPredictions.areNeeded(model, files.size());
        float[] scratch = new float[model.inputSize()];
        for (int i = 0; i < files.size(); i++) {
            Batch.Encoding image = encoding(files.get(i), i);
            pool.run(() -> {
                if (streamed) {
                    image.write(scratch, 0);
                } else {
                    batch.add(image);
                }
                return true;
            });
        }
        if (!streamed) {
            return predictions();
        }
        problems.throwIfAny("The images do not fit the model.");
        return PredictionsBody.of(model, new StreamedPredictions(model, files.size(), i -> encoding(files.get(i), i)));
    }

    private Batch.Encoding encoding(Part file, int i) {
        return (inputs, offset) -> {
            try (InputStream content = file.getInputStream()) {
                return model.encoder().image(read(content), "file " + (i + 1), inputs, offset, problems);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /// @param place what the client calls the file
    /// @throws ProblemException if it is too large, or the model takes no images
    void add(InputStream content, String place) throws IOException {
        byte[] file = read(content);
        pool.run(() -> {
            batch.add((inputs, offset) -> model.encoder().image(file, place, inputs, offset, problems));
            return true;
        });
    }

    private byte[] read(InputStream content) throws IOException {
        byte[] file = content.readNBytes(mostBytes + 1);
        if (file.length > mostBytes) {
            throw ProblemException.tooLarge("An image may have at most " + mostBytes + " bytes.");
        }
        return file;
    }

    /// @throws ProblemException naming all that does not fit the model
    PredictionsBody predictions() throws IOException {
        pool.run(() -> {
            batch.finish();
            return true;
        });
        problems.throwIfAny("The images do not fit the model.");
        return PredictionsBody.of(model, predictions);
    }
}
