/// Named network definitions: their JSON, their validation, their storage.
@NullMarked
package dev.downhill.network;

import org.jspecify.annotations.NullMarked;
