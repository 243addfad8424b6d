/// What a network and its training are made of, as sealed records that guard themselves.
@NullMarked
package dev.downhill.nn.spec;

import org.jspecify.annotations.NullMarked;
