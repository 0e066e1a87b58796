package io.fairlead.core.book;

import java.util.ArrayList;
import java.util.List;

/// Tells several sinks the same, in the order in which they came. Owned by the thread that tells.
final class Taps implements MarketSink {
    private final List<MarketSink> sinks = new ArrayList<>();

    void add(MarketSink sink) {
        sinks.add(sink);
    }

    void remove(MarketSink sink) {
        sinks.remove(sink);
    }

    @Override
    public void begin(Refresh refresh, long sequence, long receivedNanos) {
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).begin(refresh, sequence, receivedNanos);
        }
    }

    @Override
    public void entry(MarketEntry entry) {
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).entry(entry);
        }
    }

    @Override
    public void end() {
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).end();
        }
    }

    @Override
    public void status(TradingStatus status, long nowNanos) {
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).status(status, nowNanos);
        }
    }

    @Override
    public void requested(long nowNanos) {
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).requested(nowNanos);
        }
    }

    @Override
    public void gapped(Fault why, long nowNanos) {
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).gapped(why, nowNanos);
        }
    }

    @Override
    public void cut(long nowNanos) {
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).cut(nowNanos);
        }
    }

    @Override
    public void lost(long nowNanos) {
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).lost(nowNanos);
        }
    }
}
