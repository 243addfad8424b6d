@NullMarked
package dev.downhill.disk;

import org.jspecify.annotations.NullMarked;
