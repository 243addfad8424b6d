/// Tests of the pipeline, and the datasets in memory that they and others use.
@NullMarked
package dev.downhill.pipeline;

import org.jspecify.annotations.NullMarked;
