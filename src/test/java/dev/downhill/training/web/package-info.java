/// Jobs over HTTP.
@NullMarked
package dev.downhill.training.web;

import org.jspecify.annotations.NullMarked;
