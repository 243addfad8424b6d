/// Trained models: weights, versions, aliases, provenance and evaluation.
@NullMarked
package dev.downhill.model;

import org.jspecify.annotations.NullMarked;
