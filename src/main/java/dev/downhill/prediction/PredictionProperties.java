package dev.downhill.prediction;

import dev.downhill.work.WorkPool;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// `downhill.prediction.*`
///
/// @param maxInstances the most instances of one JSON or multipart request; CSV streams and has no such limit
/// @param maxImage the largest image file that is read
/// @param maxAnswer the largest answer to a CSV file
/// @param cacheModels how many loaded models are kept for the next request
/// @param cacheSize what their weights may take together; one model is kept whatever its size
/// @param threads forward passes at once; 0 is all processors but one, which goes on answering
@ConfigurationProperties("downhill.prediction")
public record PredictionProperties(
        @DefaultValue("10000") int maxInstances,
        @DefaultValue("16MB") DataSize maxImage,
        @DefaultValue("4GB") DataSize maxAnswer,
        @DefaultValue("16") int cacheModels,
        @DefaultValue("1GB") DataSize cacheSize,
        @DefaultValue("0") int threads) {

    public PredictionProperties {
        atLeast("max-instances", maxInstances, 1);
        atLeast("max-image", maxImage.toBytes(), 1);
        if (maxImage.toBytes() > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("downhill.prediction.max-image = " + maxImage + " must be at most 1GB");
        }
        atLeast("max-answer", maxAnswer.toBytes(), 1);
        atLeast("cache-models", cacheModels, 1);
        atLeast("cache-size", cacheSize.toBytes(), 1);
        atLeast("threads", threads, 0);
    }

    /// Forward passes at the same time.
    int passes() {
        return threads == 0 ? WorkPool.allProcessorsButOne() : threads;
    }

    private static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "downhill.prediction." + name + " = " + value + " must be at least " + least);
        }
    }
}
