package io.fairlead.venues.socketio;

import java.util.List;

/// One packet as the server sent it: of Engine.IO, or of Socket.IO within it. Immutable. Arguments are JSON texts,
/// in the form in which they came.
sealed interface Packet {
    /// Engine.IO's greeting: a ping comes every `pingIntervalNanos`, and within `pingTimeoutNanos` of being due.
    record Open(long pingIntervalNanos, long pingTimeoutNanos) implements Packet {}

    /// The server ends the connection.
    record Close() implements Packet {}

    /// To be answered with the same payload.
    record Ping(String payload) implements Packet {}

    /// A namespace is joined.
    record Joined(String namespace) implements Packet {}

    /// A namespace can't be joined.
    record Refused(String namespace, String message) implements Packet {}

    /// The server ends a namespace.
    record Left(String namespace) implements Packet {}

    record Event(String namespace, String name, List<String> arguments) implements Packet {
        public Event {
            arguments = List.copyOf(arguments);
        }
    }

    /// The answer to an event that we sent under a number.
    record Ack(String namespace, long id, List<String> arguments) implements Packet {
        public Ack {
            arguments = List.copyOf(arguments);
        }
    }

    /// Well-formed, and nothing to us: pongs, upgrades of transport, binary packets.
    record Ignored() implements Packet {}

    record Unreadable(String why) implements Packet {}
}
