/// Owns interoperation with Artio over real sockets, in both roles; it lives here because Artio does.
/// Threads: the test's thread polls our side and Artio's library; Artio's engine and the media driver have their own.
/// Start at `ArtioAcceptorTest`.
@NullMarked
package io.fairlead.bench.interop;

import org.jspecify.annotations.NullMarked;
