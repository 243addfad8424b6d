/// Datasets that come with the service, so that a newcomer can train before finding data.
@NullMarked
package dev.downhill.dataset.sample;

import org.jspecify.annotations.NullMarked;
