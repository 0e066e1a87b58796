package io.fairlead.venues.tradelocker.live;

import io.fairlead.venues.socketio.AckReply;
import io.fairlead.venues.socketio.Ending;
import io.fairlead.venues.socketio.SocketIo;
import io.fairlead.venues.socketio.SocketIoSettings;
import io.fairlead.venues.tradelocker.rest.StreamToken;
import io.fairlead.venues.web.WebStreams;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/// One socket of the streams, for some accounts of one login: connects, subscribes them one after the other, and comes
/// back by itself. Owned by the venue's thread.
///
/// One after the other, as the message that ends an account's picture does not say whose it is.
final class StreamLine {
    private static final String PATH = "/streams-api/socket.io";
    private static final String NAMESPACE = "/streams-api";
    private static final String SUBSCRIPTIONS = "subscriptions";
    private static final long SECOND = 1_000_000_000L;
    private static final long ACK_NANOS = 10 * SECOND;
    private static final int MAX_UNREADABLE = 8;

    private final StreamSettings settings;
    private final WebStreams streams;
    private final StreamTokens tokens;
    private final DoubleSupplier chance;
    private final StreamAccounts accounts;
    private Link link = new Link.Down(Long.MIN_VALUE);
    private int failures;
    private int unreadableInARow;
    private long connections;
    private String problem = "";
    private long nowNanos;

    private sealed interface Link {
        record Down(long retryAtNanos) implements Link {}

        record Open(SocketIo io, long sinceNanos) implements Link {}

        /// Key and environment do not fit: only people can mend it.
        record Given(String why) implements Link {}
    }

    StreamLine(
            StreamSettings settings,
            WebStreams streams,
            StreamTokens tokens,
            List<LiveAccount> carried,
            DoubleSupplier chance) {
        this.settings = settings;
        this.streams = streams;
        this.tokens = tokens;
        this.chance = chance;
        accounts = new StreamAccounts(carried, new StreamMapping(settings.orderAmounts()));
    }

    StreamAccounts accounts() {
        return accounts;
    }

    boolean isUp() {
        return link instanceof Link.Open(SocketIo io, long _) && io.isUp();
    }

    /// What went wrong last, for people; empty if nothing did since it is up.
    String problem() {
        return problem.isEmpty() ? tokens.problem() : problem;
    }

    /// How often it was up.
    long connections() {
        return connections;
    }

    /// One turn; returns how much was done.
    int poll(long atNanos) {
        nowNanos = atNanos;
        return switch (link) {
            case Link.Given _ -> 0;
            case Link.Down(long retryAt) -> atNanos >= retryAt && accounts.anyWants() ? connect() : 0;
            case Link.Open(SocketIo io, long _) -> {
                int work = io.poll(atNanos);
                yield isThis(io) ? work + tend(io) : work;
            }
        };
    }

    /// The key is wiped where it was lent; the header that holds it lives as long as the connection.
    private int connect() {
        if (!accounts.anyHasToken(tokens, nowNanos)) {
            return 0;
        }
        char[] key = settings.developerKey().chars();
        Map<String, String> headers = Map.of("developer-api-key", new String(key));
        Arrays.fill(key, '\0');
        SocketIoSettings io = new SocketIoSettings(
                settings.server(),
                PATH,
                NAMESPACE,
                headers,
                settings.reconnect().connectNanos(),
                120 * SECOND);
        unreadableInARow = 0;
        link = new Link.Open(SocketIo.open(io, streams, new Incoming(), nowNanos), nowNanos);
        return 1;
    }

    private int tend(SocketIo io) {
        if (accounts.isOverdue(nowNanos)) {
            fall("an account's picture did not end in time", nowNanos);
            return 1;
        }
        if (accounts.isAnyWrong()) {
            fall("two polls running contradicted the stream", nowNanos);
            return 1;
        }
        if (!accounts.anyWants()) {
            io.close();
            link = new Link.Down(nowNanos);
            return 1;
        }
        return io.isUp() ? subscribe(io) : 0;
    }

    private int subscribe(SocketIo io) {
        StreamAccounts.Slot next = accounts.next(nowNanos);
        StreamToken token = next == null ? null : tokens.of(next.account().ref(), nowNanos);
        if (next == null || token == null) {
            return 0;
        }
        String request = StreamMessages.subscribe(token.accessToken());
        if (request == null) {
            next.refused("its token is no plain word", nowNanos);
            return 1;
        }
        boolean sent = io.ask(SUBSCRIPTIONS, request, nowNanos + ACK_NANOS, reply -> answered(io, next, token, reply));
        if (sent) {
            next.asked(nowNanos, nowNanos + settings.syncNanos());
        }
        return sent ? 1 : 0;
    }

    private void answered(SocketIo io, StreamAccounts.Slot slot, StreamToken token, AckReply reply) {
        switch (reply) {
            case AckReply.Answered(List<String> arguments) -> said(slot, token, StreamMessages.word(arguments));
            case AckReply.TimedOut() -> {
                if (isThis(io)) {
                    fall("a subscription was not answered in time", nowNanos);
                }
            }
            case AckReply.Ended _ -> {} // told as the end of the connection
        }
    }

    private boolean isThis(SocketIo io) {
        return link instanceof Link.Open(SocketIo current, long _) && current == io;
    }

    private void said(StreamAccounts.Slot slot, StreamToken token, SubscribeWord word) {
        switch (word) {
            case SubscribeWord.Connected() -> slot.accepted();
            case SubscribeWord.NewToken(String why) -> {
                tokens.refused(token);
                problem = without(token, why);
                slot.postponed(problem, nowNanos);
            }
            case SubscribeWord.TryLater(String why) -> {
                problem = without(token, why);
                slot.postponed(problem, nowNanos);
            }
            case SubscribeWord.Never(String why) -> {
                problem = without(token, why);
                slot.refused(problem, nowNanos);
            }
            case SubscribeWord.WrongEnvironment(String why) -> {
                fall(without(token, why), nowNanos);
                link = new Link.Given(problem);
            }
        }
    }

    /// The venue may say back what we said.
    private static String without(StreamToken token, String why) {
        return why.replace(token.accessToken(), "***");
    }

    /// A connection that held is a success; the pause grows with every one in a row that did not.
    private void fall(String why, long atNanos) {
        if (!(link instanceof Link.Open(SocketIo io, long since))) {
            return;
        }
        boolean held = io.isUp() && atNanos - since >= settings.reconnect().settledNanos();
        ended(io, held, why, atNanos);
    }

    private void ended(SocketIo io, boolean held, String why, long atNanos) {
        io.close();
        failures = held ? 1 : failures + 1;
        problem = why;
        link = new Link.Down(atNanos + settings.reconnect().delayNanos(failures, chance.getAsDouble()));
        accounts.lost(why, atNanos);
    }

    /// For a venue that stops: the accounts are followed no more.
    void close() {
        if (link instanceof Link.Open(SocketIo io, long _)) {
            io.close();
        }
        link = new Link.Given("closed by us");
    }

    /// What the connection of the moment brings.
    private final class Incoming implements SocketIo.Listener {
        private boolean up;

        @Override
        public void onConnected(long atNanos) {
            up = true;
            connections++;
            problem = "";
        }

        @Override
        public void onEvent(String name, List<String> arguments, long atNanos) {
            switch (name) {
                case "stream" -> arguments.forEach(each -> take(StreamMessages.read(each), atNanos));
                case SUBSCRIPTIONS -> {} // the ack says the same
                default -> {
                    if (name.equals("exception") || name.equals("connection")) {
                        problem = cut(name + ": " + String.join(" ", arguments));
                    }
                }
            }
        }

        private void take(StreamMessage message, long atNanos) {
            if (message instanceof StreamMessage.Unreadable(String why)) {
                misread(why, atNanos);
                return;
            }
            unreadableInARow = 0;
            if (message instanceof StreamMessage.Disconnected) {
                fall("the venue says that it drops us", atNanos);
                return;
            }
            String against = accounts.take(message, atNanos);
            if (against != null) {
                fall(against, atNanos);
            }
        }

        private void misread(String why, long atNanos) {
            unreadableInARow++;
            accounts.unreadable(atNanos);
            problem = "unreadable message: " + why;
            if (unreadableInARow >= MAX_UNREADABLE) {
                fall(unreadableInARow + " unreadable messages in a row: " + why, atNanos);
            }
        }

        @Override
        public void onEnd(Ending ending, long atNanos) {
            if (link instanceof Link.Open(SocketIo io, long since)) {
                boolean held = up && atNanos - since >= settings.reconnect().settledNanos();
                ended(io, held, ending.why(), atNanos);
            }
        }
    }

    private static String cut(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }
}
