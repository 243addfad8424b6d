/// Tests of trained models: their scores and their storage.
@NullMarked
package dev.downhill.model;

import org.jspecify.annotations.NullMarked;
