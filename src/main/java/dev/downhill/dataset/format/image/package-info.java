/// Folders of pictures in a ZIP file.
@NullMarked
package dev.downhill.dataset.format.image;

import org.jspecify.annotations.NullMarked;
