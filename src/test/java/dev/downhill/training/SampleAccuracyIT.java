package dev.downhill.training;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.TestPropertySource;

/// The accuracy of the samples on one thread and on two. Both are in one class, so that one JVM compares their weights.
@Tag("timed")
class SampleAccuracyIT {

    @Nested
    @TestPropertySource(properties = "downhill.training.threads-per-job=1")
    class OneThread extends SampleAccuracyContract {}

    @Nested
    @TestPropertySource(properties = "downhill.training.threads-per-job=2")
    class TwoThreads extends SampleAccuracyContract {}
}
