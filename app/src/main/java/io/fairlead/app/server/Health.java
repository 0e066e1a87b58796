package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.gateway.ReadSide;
import io.fairlead.gateway.SessionView;
import java.util.ArrayList;
import java.util.List;

/// Whether the gateway can do its work, and if not, why. A pure judgement of what the read side shows.
record Health(Status status, List<String> reasons) {
    /// UP: everything. DEGRADED: something is missing, some orders still pass. DOWN: no new order can pass.
    enum Status {
        UP,
        DEGRADED,
        DOWN
    }

    static Health of(List<SessionView> sessions, List<ReadSide.AccountView> accounts) {
        List<String> reasons = new ArrayList<>();
        int orderSessions = 0;
        int orderSessionsUp = 0;
        for (SessionView session : sessions) {
            boolean orders = carriesOrders(session.purpose());
            boolean up = session.link().loggedOn();
            orderSessions += orders ? 1 : 0;
            orderSessionsUp += orders && up ? 1 : 0;
            if (!up && session.purpose() == SessionView.Purpose.REFERENCE) {
                reasons.add("reference " + session.id() + " is not connected");
            } else if (!up) {
                reasons.add("session " + session.id() + " is not logged on: "
                        + session.link().state());
            } else if (!session.sequence().inSync()) {
                reasons.add("session " + session.id() + " is filling a sequence gap");
            }
        }
        int refusing = 0;
        for (ReadSide.AccountView account : accounts) {
            if (!account.refusing().isEmpty()) {
                refusing++;
                reasons.add("account " + account.account().id() + " refuses new orders: " + account.refusing());
            }
        }
        boolean noWayOut = orderSessions > 0 && orderSessionsUp == 0;
        boolean allRefuse = !accounts.isEmpty() && refusing == accounts.size();
        Status status = noWayOut || allRefuse ? Status.DOWN : reasons.isEmpty() ? Status.UP : Status.DEGRADED;
        return new Health(status, reasons);
    }

    private static boolean carriesOrders(SessionView.Purpose purpose) {
        return switch (purpose) {
            case ORDERS, LOGIN -> true;
            case MARKET_DATA, REFERENCE, DROP_COPY -> false;
        };
    }

    /// 503 when DOWN, so that a supervisor needs no more than the status code.
    int httpStatus() {
        return status == Status.DOWN ? 503 : 200;
    }

    ObjectNode bare() {
        return JsonViews.object().put("status", status.name());
    }

    ObjectNode detailed(List<ObjectNode> sessions, long position) {
        ObjectNode json = bare();
        ArrayNode why = json.putArray("reasons");
        reasons.forEach(why::add);
        json.put("position", position);
        ArrayNode array = json.putArray("sessions");
        sessions.forEach(array::add);
        return json;
    }
}
