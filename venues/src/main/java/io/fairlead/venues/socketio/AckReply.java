package io.fairlead.venues.socketio;

import java.util.List;

/// What became of an event that wanted an ack.
public sealed interface AckReply {
    /// The server answered; arguments are JSON texts.
    record Answered(List<String> arguments) implements AckReply {
        public Answered {
            arguments = List.copyOf(arguments);
        }
    }

    /// No answer came in its time; one that comes later is not told.
    record TimedOut() implements AckReply {}

    /// The connection ended first.
    record Ended(String why) implements AckReply {}
}
