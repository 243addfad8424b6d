/// The dashboard, driven by a real browser.
@NullMarked
package dev.downhill.dashboard;

import org.jspecify.annotations.NullMarked;
