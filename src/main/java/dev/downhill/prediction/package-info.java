/// Loaded models and their forward passes. It never imports training: a service may predict without ever training.
@NullMarked
package dev.downhill.prediction;

import org.jspecify.annotations.NullMarked;
