/// Tests of the package of this name.
@NullMarked
package dev.downhill.dataset.web;

import org.jspecify.annotations.NullMarked;
