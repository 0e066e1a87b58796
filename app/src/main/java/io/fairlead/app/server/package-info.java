/// Owns the HTTP and WebSocket API: routes, roles and tokens, strict JSON, problem documents, event stream, static
/// files. Every request and every connection has a virtual thread of its own. Start at `ApiServer`, then `Routes`.
@NullMarked
package io.fairlead.app.server;

import org.jspecify.annotations.NullMarked;
