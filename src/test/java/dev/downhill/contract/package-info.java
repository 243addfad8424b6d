/// Judges the service by its OpenAPI document: clients that are generated from it must work.
@NullMarked
package dev.downhill.contract;

import org.jspecify.annotations.NullMarked;
