package dev.downhill.training;

import java.util.Map;

/// A request for a job, checked: it can be trained.
record JobRequest(String name, Recipe recipe, int priority, Map<String, String> metadata) {}
