package dev.downhill.training;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "downhill.training.threads-per-job=2")
class SampleAccuracyTwoThreadsIT extends SampleAccuracyContract {}
