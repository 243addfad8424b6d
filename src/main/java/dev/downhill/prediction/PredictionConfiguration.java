package dev.downhill.prediction;

import dev.downhill.work.WorkPool;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The threads of predictions.
@Configuration(proxyBeanMethods = false)
class PredictionConfiguration {

    /// How long instances may wait for a thread. The instances of a large request wait anew with each chunk, so that
    /// small requests come in between.
    private static final Duration THREAD_TIMEOUT = Duration.ofSeconds(30);

    /// Encodes and predicts instances.
    @Bean
    WorkPool predictionPool(PredictionProperties properties) {
        return new WorkPool("prediction", properties.passes(), THREAD_TIMEOUT);
    }
}
