package io.fairlead.fix.transport;

import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import org.jspecify.annotations.Nullable;

/// A stream of bytes to a counterparty, ready for use. Owned by the thread that polls it; never blocks, never throws.
/// A simulated network implements this and nothing else.
public interface Link {
    /// [#read] or [#write] found the link closed or broken; [#failure] may say why.
    int CLOSED = -1;

    /// Moves received bytes into the buffer. Returns how many, 0 if there are none, or [#CLOSED].
    int read(ByteBuffer into);

    /// Takes bytes out of the buffer. Returns how many, 0 if the counterparty is slow, or [#CLOSED].
    int write(ByteBuffer from);

    /// Pushes bytes that were taken but not sent yet; returns whether none are left.
    boolean flush();

    /// Whether received bytes stay here that [#read] has not moved yet, so that there may be input though none arrives.
    default boolean holdsInput() {
        return false;
    }

    /// Closes the link; more than once does no harm.
    void close();

    /// Why the link broke, or an empty text.
    String failure();

    /// The counterparty's address, for logs.
    String peer();

    /// What a selector can watch for input, or null if there is no such thing.
    default @Nullable SelectableChannel channel() {
        return null;
    }
}
