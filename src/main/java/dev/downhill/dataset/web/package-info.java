/// Datasets over HTTP.
@NullMarked
package dev.downhill.dataset.web;

import org.jspecify.annotations.NullMarked;
