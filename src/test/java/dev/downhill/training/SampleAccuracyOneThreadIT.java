package dev.downhill.training;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "downhill.training.threads-per-job=1")
class SampleAccuracyOneThreadIT extends SampleAccuracyContract {}
