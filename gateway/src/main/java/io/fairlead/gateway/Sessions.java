package io.fairlead.gateway;

import io.fairlead.fix.engine.FixInitiator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// Every venue session: what operators see of it and do to it. Any thread; what is done is done on the session's own.
final class Sessions implements SessionControl {
    private final Owned orders;
    private final Owned market;
    private final ActOn engine;
    private final ActOn marketThread;

    /// Sessions of one thread.
    record Owned(FixInitiator initiator, List<SessionLine> lines) {}

    /// Hands something over to a thread; false if too much waits there already.
    @FunctionalInterface
    interface ActOn {
        boolean act(LongConsumer body);
    }

    Sessions(Owned orders, ActOn engine, Owned market, ActOn marketThread) {
        this.orders = orders;
        this.engine = engine;
        this.market = market;
        this.marketThread = marketThread;
    }

    List<SessionView> views() {
        return all().map(SessionLine::view).toList();
    }

    private Stream<SessionLine> all() {
        return Stream.concat(orders.lines.stream(), market.lines.stream());
    }

    @Override
    public void connect(String sessionId) {
        SessionLine line = find(sessionId);
        act(line, line::connect);
    }

    @Override
    public void disconnect(String sessionId) {
        SessionLine line = find(sessionId);
        act(line, line::disconnect);
    }

    @Override
    public void resetSequenceNumbers(String sessionId) {
        SessionLine line = find(sessionId);
        act(line, line::resetSequenceNumbers);
    }

    private SessionLine find(String sessionId) {
        return SessionLine.find(all().toList(), sessionId);
    }

    private void act(SessionLine line, LongConsumer body) {
        ActOn owner = orders.lines.contains(line) ? engine : marketThread;
        if (!owner.act(body)) {
            throw new IllegalStateException("the thread of session '" + line.id() + "' is busy: try again shortly");
        }
    }

    /// Logs every session out, for good.
    void logOutAll(String reason) {
        engine.act(nowNanos -> orders.initiator.stopAll(reason, nowNanos));
        marketThread.act(nowNanos -> market.initiator.stopAll(reason, nowNanos));
    }

    boolean anyConnected() {
        return all().anyMatch(line -> line.view().link().connected());
    }
}
