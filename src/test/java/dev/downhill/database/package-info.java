@NullMarked
package dev.downhill.database;

import org.jspecify.annotations.NullMarked;
