package dev.downhill.training;

import java.util.List;
import java.util.Map;

/// A request for a job, checked: it can be trained.
///
/// @param diagnoses warnings about the training
public record JobRequest(
        String name, Recipe recipe, int priority, Map<String, String> metadata, List<String> diagnoses) {}
