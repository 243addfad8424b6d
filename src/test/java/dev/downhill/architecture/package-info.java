/// The rules of `ARCHITECTURE.md` and the house numbers, as tests, and the proof that each of them bites.
@NullMarked
package dev.downhill.architecture;

import org.jspecify.annotations.NullMarked;
