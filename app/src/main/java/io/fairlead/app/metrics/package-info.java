/// Owns what the gateway tells of itself in numbers: the Prometheus page and the counters behind it.
/// Recorded by any thread; read by the thread of the scraping request.
/// Start at `Metrics`.
@NullMarked
package io.fairlead.app.metrics;

import org.jspecify.annotations.NullMarked;
