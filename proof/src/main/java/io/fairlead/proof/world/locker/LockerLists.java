package io.fairlead.proof.world.locker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fairlead.core.model.Account;
import io.fairlead.proof.virtual.VirtualHttp;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/// The lists of open orders on their way to the gateway: when those were drawn up that it heard, at times one that is
/// told emptily, and at times an order that they don't show yet. Owned by the world's thread.
final class LockerLists {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] NOTHING = "{\"s\":\"ok\",\"d\":{\"orders\":[]}}".getBytes(StandardCharsets.UTF_8);

    private final IdentityHashMap<HttpCall, Drawn> underWay = new IdentityHashMap<>();
    private final Map<String, Long> heardNanos = new HashMap<>();
    private final Map<String, Long> shownNanos = new HashMap<>();
    private final Set<String> mayBeTwice = new HashSet<>();
    private final Map<String, String> hidden = new HashMap<>();
    private final Set<String> hiddenFromOne = new HashSet<>();

    private record Drawn(long atNanos, boolean whole) {}

    static boolean isList(HttpCall call) {
        return call.method().equals("GET") && LockerServer.path(call).endsWith("/orders");
    }

    private static boolean isPast(HttpCall call) {
        return call.method().equals("GET") && LockerServer.path(call).endsWith("/ordersHistory");
    }

    /// From now on the lists of this order's account don't show it, until the past was told behind one of them: whoever
    /// then looks a second time sees it.
    ///
    /// @param taken the request that made it, and the venue's answer to that
    void hide(HttpCall taken, HttpOutcome.Answered answer) {
        String order = rows(answer.body()).path("d").path("orderId").asText();
        if (!order.isEmpty()) {
            hidden.put(account(taken), order);
        }
    }

    /// Every list shows everything again.
    void showAll() {
        hidden.clear();
        hiddenFromOne.clear();
    }

    /// Nothing where the venue answers with another thing than JSON, as it does at times.
    private static JsonNode rows(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }

    /// The venue answers a question about the past.
    void pastTold(HttpCall call) {
        if (isPast(call) && hiddenFromOne.remove(account(call))) {
            hidden.remove(account(call));
        }
    }

    private byte[] withoutHidden(HttpCall call, byte[] body) {
        String order = hidden.get(account(call));
        if (order == null) {
            return body;
        }
        JsonNode all = rows(body);
        Iterator<JsonNode> rows = all.path("d").path("orders").elements();
        boolean found = false;
        while (rows.hasNext()) {
            if (shows(rows.next(), order)) {
                rows.remove();
                found = true;
            }
        }
        if (found) {
            hiddenFromOne.add(account(call));
        }
        return found ? all.toString().getBytes(StandardCharsets.UTF_8) : body;
    }

    private static boolean shows(JsonNode row, String order) {
        for (JsonNode cell : row) {
            if (cell.asText().equals(order)) {
                return true;
            }
        }
        return false;
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
        byte[] told = empty ? NOTHING : withoutHidden(call, answer.body());
        boolean whole = Arrays.equals(told, answer.body());
        underWay.put(call, new Drawn(nowNanos, whole));
        return whole
                ? reply
                : new VirtualHttp.Reply.Answer(new HttpOutcome.Answered(200, answer.headers(), told), afterNanos);
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
