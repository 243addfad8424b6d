/// Content-addressed blobs in the database: what is stored twice is kept once, and one backup has everything.
@NullMarked
package dev.downhill.chunk;

import org.jspecify.annotations.NullMarked;
