/// Owns a running gateway process: wiring, threads, first start, discovery by clients, orderly shutdown. The main
/// thread starts and stops; each class names the threads that it makes. Start at `GatewayProcess`.
@NullMarked
package io.fairlead.app.run;

import org.jspecify.annotations.NullMarked;
