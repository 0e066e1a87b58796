package io.fairlead.proof.world.locker;

import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Positions that somebody else closed, too. Whose close it was that came just before one of ours without an answer
/// nobody can tell: the position is closed once, as both wanted. Of one that the gateway heard the venue refuse it can.
/// Owned by the world's thread.
public final class LockerCloses {
    private static final String POSITIONS = "/trade/positions/";

    /// One of ours, of a position, and where it stands.
    record Close(OrderId order, String position, OrderStatus status) {}

    private final Set<String> elsewhere = new HashSet<>();
    private final Set<String> passing = new HashSet<>();
    private final Set<OrderId> doubted = new HashSet<>();
    private final Set<String> unanswered = new HashSet<>();
    private final Map<String, Integer> refusalsHeard = new HashMap<>();

    LockerCloses() {}

    /// Somebody else is about to close a position.
    void elsewhere(String position) {
        elsewhere.add(position);
    }

    /// Somebody who trades busily is about to close a position of their own.
    void passing(String position) {
        elsewhere(position);
        passing.add(position);
    }

    /// Whether whoever trades here keeps off a position: of two equal closes at a time nobody could tell whose each
    /// was, and busy people close many.
    boolean isPassing(String position) {
        return passing.contains(position);
    }

    /// An order of ours is in doubt.
    public void doubted(OrderId order) {
        doubted.add(order);
    }

    /// The gateway's process died with a close under way: what it heard of it last may not be in its log.
    void died(String position) {
        refusalsHeard.remove(position);
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
        String path = LockerServer.path(call);
        if (!call.method().equals("DELETE") || !path.startsWith(POSITIONS)) {
            return;
        }
        String position = path.substring(POSITIONS.length());
        switch (outcome) {
            case HttpOutcome.Answered answer when isRefusal(answer) -> refusalsHeard.merge(position, 1, Integer::sum);
            case HttpOutcome.Lost _ -> unanswered.add(position);
            case HttpOutcome.Answered _, HttpOutcome.NotSent _ -> {}
        }
    }

    /// Who is turned away at the door is refused nothing: the same is asked again.
    private static boolean isRefusal(HttpOutcome.Answered answer) {
        boolean objects = new String(answer.body(), StandardCharsets.UTF_8).contains("\"s\":\"error\"");
        return objects && (answer.status() == 200 || answer.status() == 400 || answer.status() == 404);
    }

    /// Whether one close more that is known here than there was another's: ours was in doubt, or went without an answer
    /// that its end was quicker than, and the gateway heard no more refusals than it counts.
    boolean explain(String finding, List<Close> ours) {
        return elsewhere.stream()
                .filter(position -> isOneMore(finding, "position " + position + " was closed "))
                .anyMatch(position -> mayBeAnothers(position, ours));
    }

    private static boolean isOneMore(String finding, String begins) {
        int at = finding.indexOf(begins);
        if (at < 0) {
            return false;
        }
        String[] words = finding.substring(at + begins.length()).split(" ", -1); // "1 times, 2 known here"
        return Integer.parseInt(words[2]) == Integer.parseInt(words[0]) + 1;
    }

    private boolean mayBeAnothers(String position, List<Close> ours) {
        int refusals = refusalsHeard.getOrDefault(position, 0);
        boolean inDoubt = false;
        for (Close each : ours) {
            if (!each.position.equals(position)) {
                continue;
            }
            if (each.status == OrderStatus.REJECTED) {
                refusals--;
            } else if (each.status != OrderStatus.NOT_SENT && each.status != OrderStatus.NEVER_ARRIVED) {
                inDoubt = doubted.contains(each.order) || unanswered.contains(position);
            }
        }
        return inDoubt && refusals <= 0;
    }
}
