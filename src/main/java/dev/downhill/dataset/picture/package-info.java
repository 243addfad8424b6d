/// Pictures as people have them: a file of any format, mode and size becomes the shades that a network takes.
@NullMarked
package dev.downhill.dataset.picture;

import org.jspecify.annotations.NullMarked;
