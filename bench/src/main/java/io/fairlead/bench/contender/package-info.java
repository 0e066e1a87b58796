/// Owns the engines that are measured: a bare socket, ours, QuickFIX/J and Artio, each in a process of its own, all
/// doing the same work. A contender belongs to the main thread of its process. Start at `Contender`.
@NullMarked
package io.fairlead.bench.contender;

import org.jspecify.annotations.NullMarked;
