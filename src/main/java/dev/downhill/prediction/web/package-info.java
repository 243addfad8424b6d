/// Predictions over HTTP: JSON, CSV and images in, answers out.
@NullMarked
package dev.downhill.prediction.web;

import org.jspecify.annotations.NullMarked;
