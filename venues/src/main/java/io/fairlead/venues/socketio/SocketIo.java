package io.fairlead.venues.socketio;

import io.fairlead.venues.web.WebStream;
import io.fairlead.venues.web.WebStreams;
import java.util.List;
import java.util.function.Consumer;

/// One connection to one namespace of a Socket.IO server; it ends once and does not come back. Owned by the thread that
/// opened it and polls it.
///
/// ```
///  OPENING ──WebSocket──▶ GREETING ──0{…}──▶ JOINING ──40/ns──▶ UP
///     └──────────────┴─────── in its time, or ENDED ──┴──────────┴──▶ ENDED (44, 41, 1, broken, silent)
/// ```
///
/// The server pings; when neither a ping nor anything else came for an interval and its time-out, the connection is
/// dead, whatever TCP says.
public final class SocketIo {
    private static final int MESSAGES_AT_ONCE = 64;
    private static final long LEAST_SILENCE_NANOS = 1_000_000_000L;

    /// Pings that come faster are no liveness check, and answering each would let a server fill our memory.
    private static final long PONG_PAUSE_NANOS = 20_000_000L;

    /// So many packets in a row that nobody can read are no accident.
    private static final int MAX_UNREADABLE = 8;

    private final SocketIoSettings settings;
    private final Listener listener;
    private final WebStream stream;
    private final PendingAcks acks = new PendingAcks();
    private final Incoming incoming = new Incoming();
    private Link link;
    private long heardNanos;
    private long nextPongNanos;
    private int unreadableInARow;
    private long unreadable;

    /// Who hears of it. Called within `poll`; may emit, ask and close.
    public interface Listener {
        void onConnected(long nowNanos);

        /// Arguments are JSON texts, in the form in which they came.
        void onEvent(String name, List<String> arguments, long nowNanos);

        /// Last and once, but not after our own `close`. Acks that were awaited have been told before.
        void onEnd(Ending ending, long nowNanos);
    }

    private sealed interface Link {
        record Opening(long deadlineNanos) implements Link {}

        record Greeting(long deadlineNanos) implements Link {}

        record Joining(long deadlineNanos, long silenceNanos) implements Link {}

        record Up(long silenceNanos) implements Link {}

        record Ended() implements Link {}
    }

    private SocketIo(SocketIoSettings settings, WebStreams streams, Listener listener, long nowNanos) {
        this.settings = settings;
        this.listener = listener;
        heardNanos = nowNanos;
        link = new Link.Opening(nowNanos + settings.openNanos());
        stream = streams.open(settings.address(), settings.headers());
    }

    /// Begins to connect and returns at once.
    public static SocketIo open(SocketIoSettings settings, WebStreams streams, Listener listener, long nowNanos) {
        return new SocketIo(settings, streams, listener, nowNanos);
    }

    public boolean isUp() {
        return link instanceof Link.Up;
    }

    /// When something came last, or it was opened.
    public long heardNanos() {
        return heardNanos;
    }

    /// Packets that made no sense.
    public long unreadable() {
        return unreadable;
    }

    /// One turn: reads, answers pings, notices silence; returns how much was done.
    public int poll(long nowNanos) {
        if (link instanceof Link.Ended) {
            return 0;
        }
        incoming.nowNanos = nowNanos;
        heardNanos = Math.min(heardNanos, nowNanos); // a clock that was set back silences nobody
        int work = stream.poll(incoming, MESSAGES_AT_ONCE);
        work += acks.poll(nowNanos);
        switch (link) {
            case Link.Opening(long deadline) -> giveUpAt(deadline, "did not open in time", nowNanos);
            case Link.Greeting(long deadline) -> giveUpAt(deadline, "did not greet in time", nowNanos);
            case Link.Joining(long deadline, long _) -> giveUpAt(deadline, "did not let us join in time", nowNanos);
            case Link.Up(long silence) ->
                giveUpAt(heardNanos + silence, "silent for " + silence / 1_000_000 + " ms", nowNanos);
            case Link.Ended() -> {}
        }
        return work;
    }

    private void giveUpAt(long deadlineNanos, String why, long nowNanos) {
        if (nowNanos >= deadlineNanos) {
            end(Ending.Cause.LOST, why, nowNanos);
        }
    }

    /// Sends an event with one argument, which is JSON; false if the connection is not up.
    public boolean emit(String event, String argument) {
        return send("", event, argument);
    }

    /// Sends an event and has its ack told to `receiver` within a later poll, or that none came; false if the
    /// connection is not up or too many acks are awaited: then nothing was sent and nothing is told.
    public boolean ask(String event, String argument, long deadlineNanos, Consumer<AckReply> receiver) {
        if (!isUp() || acks.isFull()) {
            return false;
        }
        return send(Long.toString(acks.add(deadlineNanos, receiver)), event, argument);
    }

    private boolean send(String id, String event, String argument) {
        if (!event.matches("[A-Za-z0-9_.:-]+")) {
            throw new IllegalArgumentException("an event of ours is a plain word, was '" + event + "'");
        }
        if (!isUp()) {
            return false;
        }
        stream.send(Packets.event(settings.namespace(), id, event, argument));
        return true;
    }

    /// Leaves and ends it. Nothing is told any more.
    public void close() {
        if (isUp()) {
            stream.send(Packets.leave(settings.namespace()));
        }
        link = new Link.Ended();
        acks.forget();
        stream.close();
    }

    private void end(Ending.Cause cause, String why, long nowNanos) {
        link = new Link.Ended();
        stream.close();
        acks.end(why);
        listener.onEnd(new Ending(cause, why), nowNanos);
    }

    /// What the stream brings.
    private final class Incoming implements WebStream.Handler {
        private long nowNanos;

        @Override
        public void onOpen() {
            if (link instanceof Link.Opening(long deadline)) {
                heardNanos = nowNanos;
                link = new Link.Greeting(deadline);
            }
        }

        @Override
        public void onText(String text) {
            if (link instanceof Link.Ended) {
                return;
            }
            heardNanos = nowNanos;
            Packet packet = Packets.read(text);
            if (!(packet instanceof Packet.Unreadable)) {
                unreadableInARow = 0;
            }
            take(packet);
        }

        private void take(Packet packet) {
            switch (packet) {
                case Packet.Open(long interval, long timeout) -> greeted(interval, timeout);
                case Packet.Close() -> end(Ending.Cause.DISCONNECTED, "closed by the server", nowNanos);
                case Packet.Ping(String payload) -> pinged(payload);
                case Packet.Joined(String namespace) -> joined(namespace);
                case Packet.Refused(String namespace, String message) -> {
                    if (isOurs(namespace)) {
                        end(Ending.Cause.REFUSED, message, nowNanos);
                    }
                }
                case Packet.Left(String namespace) -> {
                    if (isOurs(namespace)) {
                        end(Ending.Cause.DISCONNECTED, "disconnected by the server", nowNanos);
                    }
                }
                case Packet.Event(String namespace, String name, List<String> arguments) -> {
                    if (isUp() && isOurs(namespace)) {
                        listener.onEvent(name, arguments, nowNanos);
                    }
                }
                case Packet.Ack(String namespace, long id, List<String> arguments) -> {
                    if (isUp() && isOurs(namespace)) {
                        var _ = acks.answered(id, arguments);
                    }
                }
                case Packet.Ignored() -> {}
                case Packet.Unreadable(String why) -> misread(why);
            }
        }

        private boolean isOurs(String namespace) {
            return namespace.equals(settings.namespace());
        }

        private void greeted(long intervalNanos, long timeoutNanos) {
            if (link instanceof Link.Greeting(long deadline)) {
                long announced = Math.max(LEAST_SILENCE_NANOS, intervalNanos + timeoutNanos);
                long silence = Math.min(announced, settings.longestSilenceNanos());
                link = new Link.Joining(deadline, silence);
                stream.send(Packets.join(settings.namespace()));
            }
        }

        private void joined(String namespace) {
            if (isOurs(namespace) && link instanceof Link.Joining(long _, long silence)) {
                link = new Link.Up(silence);
                listener.onConnected(nowNanos);
            }
        }

        private void pinged(String payload) {
            boolean open = !(link instanceof Link.Opening);
            if (open && (nowNanos >= nextPongNanos || nowNanos < nextPongNanos - PONG_PAUSE_NANOS)) {
                nextPongNanos = nowNanos + PONG_PAUSE_NANOS;
                stream.send(Packets.pong(payload));
            }
        }

        private void misread(String why) {
            unreadable++;
            unreadableInARow++;
            if (unreadableInARow >= MAX_UNREADABLE) {
                end(Ending.Cause.LOST, unreadableInARow + " unreadable packets in a row: " + why, nowNanos);
            }
        }

        @Override
        public void onEnd(String why) {
            if (!(link instanceof Link.Ended)) {
                end(Ending.Cause.LOST, why, nowNanos);
            }
        }
    }
}
