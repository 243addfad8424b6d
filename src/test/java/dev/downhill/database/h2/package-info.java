@NullMarked
package dev.downhill.database.h2;

import org.jspecify.annotations.NullMarked;
