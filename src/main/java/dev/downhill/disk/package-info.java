/// What happens where nothing more can be written.
@NullMarked
package dev.downhill.disk;

import org.jspecify.annotations.NullMarked;
