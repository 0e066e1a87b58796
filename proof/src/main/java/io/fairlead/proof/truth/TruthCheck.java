package io.fairlead.proof.truth;

import io.fairlead.core.model.Decimal;
import io.fairlead.proof.truth.Finding.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares the venue's truth with the gateway's belief, order by order and execution by execution.
///
/// It knows nothing of how the gateway decides: both sides come in as plain lists. An order of which the gateway
/// says that it does not know is neither lost nor invented, whatever the venue did before its last word; an
/// execution is, unless the gateway says itself how much it misses.
public final class TruthCheck {
    private final List<Finding> findings = new ArrayList<>();

    private TruthCheck() {}

    /// Everything that differs, in the order of the gateway's and then the venue's orders; empty when they agree.
    public static List<Finding> compare(List<VenueOrder> venue, List<GatewayOrder> gateway) {
        TruthCheck check = new TruthCheck();
        Map<String, VenueOrder> byRequest = new HashMap<>();
        for (VenueOrder order : venue) {
            order.requests().forEach(request -> byRequest.put(request, order));
        }
        Set<VenueOrder> matched = new HashSet<>();
        for (GatewayOrder order : gateway) {
            matched.addAll(check.match(order, byRequest));
        }
        for (VenueOrder order : venue) {
            if (!matched.contains(order)) {
                check.add(Kind.LOST, order.orderId(), "the venue has an order that the gateway does not know");
            }
        }
        check.repeatedIntents(gateway);
        return List.copyOf(check.findings);
    }

    private Set<VenueOrder> match(GatewayOrder order, Map<String, VenueOrder> byRequest) {
        Set<VenueOrder> atVenue = new HashSet<>();
        for (String request : order.requests()) {
            VenueOrder found = byRequest.get(request);
            if (found != null) {
                atVenue.add(found);
            }
        }
        if (atVenue.size() > 1) {
            add(Kind.DOUBLED, order.intent(), "one order of ours is " + atVenue.size() + " orders at the venue");
        } else if (atVenue.isEmpty()) {
            absent(order);
        } else {
            VenueOrder there = atVenue.iterator().next();
            standings(order, there);
            executions(order, there);
        }
        return atVenue;
    }

    private void absent(GatewayOrder order) {
        for (Execution execution : order.executions()) {
            add(Kind.INVENTED, order.intent(), "execution " + execution.id() + " of an order the venue does not have");
        }
        switch (order.standing()) {
            case LIVE, FILLED, CANCELED ->
                add(Kind.INVENTED, order.intent(), order.standing() + " here, but the venue does not have it");
            case REJECTED -> {
                if (!order.acknowledged()) {
                    add(Kind.INVENTED, order.intent(), "REJECTED here without a word of the venue");
                }
            }
            case ABSENT, UNKNOWN -> {}
        }
    }

    private void standings(GatewayOrder here, VenueOrder there) {
        if (here.standing() == there.standing() || here.standing() == Standing.UNKNOWN) {
            return;
        }
        String what = here.standing() + " here, " + there.standing() + " at the venue";
        add(here.standing() == Standing.LIVE ? Kind.LOST : Kind.INVENTED, here.intent(), what);
    }

    private void executions(GatewayOrder here, VenueOrder there) {
        Map<String, Execution> open = new LinkedHashMap<>();
        there.executions().forEach(execution -> open.put(execution.id(), execution));
        Set<String> counted = new HashSet<>();
        for (Execution ours : here.executions()) {
            Execution theirs = open.remove(ours.id());
            if (!counted.add(ours.id())) {
                add(Kind.DOUBLED, here.intent(), "execution " + ours.id() + " counts twice");
            } else if (theirs == null) {
                add(Kind.INVENTED, here.intent(), "the venue has no execution " + ours.id());
            } else if (!theirs.equals(ours)) {
                add(Kind.INVENTED, here.intent(), "execution " + ours + " here, " + theirs + " at the venue");
            }
        }
        Decimal missing = open.values().stream().map(Execution::units).reduce(Decimal.ZERO, Decimal::plus);
        if (missing.compareTo(here.unexplained()) != 0) {
            add(
                    missing.compareTo(here.unexplained()) > 0 ? Kind.LOST : Kind.INVENTED,
                    here.intent(),
                    here.unexplained() + " units are known to be missing, the venue has " + open.values());
        }
    }

    private void repeatedIntents(List<GatewayOrder> gateway) {
        Set<String> seen = new HashSet<>();
        for (GatewayOrder order : gateway) {
            if (!seen.add(order.intent())) {
                add(Kind.DOUBLED, order.intent(), "one wish of the client is two orders here");
            }
        }
    }

    private void add(Kind kind, String subject, String what) {
        findings.add(new Finding(kind, subject, what));
    }
}
