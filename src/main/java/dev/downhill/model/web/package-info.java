/// Trained models over HTTP.
@NullMarked
package dev.downhill.model.web;

import org.jspecify.annotations.NullMarked;
