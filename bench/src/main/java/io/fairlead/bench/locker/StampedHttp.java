package io.fairlead.bench.locker;

import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpCall;
import java.nio.charset.StandardCharsets;

/// The gateway's HTTP client, with the times at which the venue's thread hands an order to it and has its answer. Owned
/// by that thread.
record StampedHttp(Http http, OrderHops hops) implements Http {
    private static final String ORDER_ID = "\"strategyId\":\"";

    @Override
    public void send(HttpCall call, Receiver receiver) {
        long now = System.nanoTime();
        String order = orderId(call);
        if (order.isEmpty()) {
            http.send(call, receiver);
            return;
        }
        hops.handed(order, now);
        http.send(call, outcome -> {
            hops.heard(order, System.nanoTime());
            receiver.onOutcome(outcome);
        });
    }

    private static String orderId(HttpCall call) {
        if (!call.method().equals("POST")) {
            return "";
        }
        String body = new String(call.body(), StandardCharsets.UTF_8);
        int at = body.indexOf(ORDER_ID);
        int from = at + ORDER_ID.length();
        return at < 0 ? "" : body.substring(from, body.indexOf('"', from));
    }

    @Override
    public int poll(int most) {
        return http.poll(most);
    }

    @Override
    public void close() {
        http.close();
    }
}
