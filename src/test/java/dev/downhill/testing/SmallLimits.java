package dev.downhill.testing;

import dev.downhill.http.Probe;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/// Runs a Spring test on a service whose limits are small enough to be exceeded soon. All classes that have it share
/// one service, which also has the endpoints of `Probe`; so another limit belongs here.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(Probe.class)
@TestPropertySource(
        properties = {
            "downhill.http.max-json-body=10KB",
            "downhill.http.max-upload=25KB",
            "downhill.prediction.max-instances=3",
            "downhill.prediction.max-image=2KB",
            "downhill.training.memory=40MB",
            "downhill.training.parallel-jobs=3",
            "downhill.training.threads-per-job=1"
        })
public @interface SmallLimits {}
