package io.fairlead.proof.world.locker;

import io.fairlead.core.model.Account;
import io.fairlead.proof.virtual.VirtualHttp;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// The lists of open orders on their way to the gateway: when those were drawn up that it heard, and, at times, one
/// that is told emptily. Owned by the world's thread.
final class LockerLists {
    private static final byte[] NOTHING = "{\"s\":\"ok\",\"d\":{\"orders\":[]}}".getBytes(StandardCharsets.UTF_8);

    private final IdentityHashMap<HttpCall, Drawn> underWay = new IdentityHashMap<>();
    private final Map<String, Long> heardNanos = new HashMap<>();
    private final Map<String, Long> shownNanos = new HashMap<>();
    private final Set<String> mayBeTwice = new HashSet<>();

    private record Drawn(long atNanos, boolean whole) {}

    static boolean isList(HttpCall call) {
        return call.method().equals("GET") && LockerServer.path(call).endsWith("/orders");
    }

    private static String account(HttpCall call) {
        return LockerServer.path(call).split("/", -1)[3];
    }

    /// The venue answers a question for a list. One that could be the second empty one running for whoever reads
    /// them is never left out.
    ///
    /// @param blind whether it would tell this one emptily
    VirtualHttp.Reply answer(HttpCall call, VirtualHttp.Reply reply, boolean blind, long nowNanos) {
        if (!(reply instanceof VirtualHttp.Reply.Answer(HttpOutcome.Answered answer, long afterNanos))
                || answer.status() != 200) {
            return reply;
        }
        boolean empty = blind && answer.body().length > NOTHING.length && mayBeTwice.add(account(call));
        underWay.put(call, new Drawn(nowNanos, !empty));
        return empty
                ? new VirtualHttp.Reply.Answer(new HttpOutcome.Answered(200, answer.headers(), NOTHING), afterNanos)
                : reply;
    }

    /// Listens to what the gateway hears by these lines.
    Http overhear(Http lines) {
        return new Http() {
            @Override
            public void send(HttpCall call, Receiver receiver) {
                lines.send(call, outcome -> {
                    heard(call, outcome);
                    receiver.onOutcome(outcome);
                });
            }

            @Override
            public int poll(int most) {
                return lines.poll(most);
            }

            @Override
            public void close() {
                lines.close();
            }
        };
    }

    private void heard(HttpCall call, HttpOutcome outcome) {
        Drawn drawn = underWay.remove(call);
        if (drawn != null && outcome instanceof HttpOutcome.Answered) {
            heardNanos.merge(account(call), drawn.atNanos, Math::max);
            if (drawn.whole) {
                shownNanos.merge(account(call), drawn.atNanos, Math::max);
                mayBeTwice.remove(account(call));
            }
        }
    }

    /// When the newest list of an account was drawn up that the gateway heard; long ago if there was none.
    long heardNanos(Account account) {
        return heardNanos.getOrDefault(account.venueAccount(), Long.MIN_VALUE);
    }

    /// The same of those that left nothing out.
    long shownNanos(Account account) {
        return shownNanos.getOrDefault(account.venueAccount(), Long.MIN_VALUE);
    }
}
