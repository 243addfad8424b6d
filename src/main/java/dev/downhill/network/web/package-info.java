/// `/v1/networks`
@NullMarked
package dev.downhill.network.web;

import org.jspecify.annotations.NullMarked;
