package io.fairlead.app.run;

import io.fairlead.app.metrics.GatewayMetrics;
import io.fairlead.app.metrics.LoginMetrics;
import io.fairlead.app.metrics.MarketMetrics;
import io.fairlead.app.metrics.Metrics;
import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.LatencyRecorder;
import io.fairlead.gateway.NanoClock;
import java.util.Map;
import java.util.Objects;

/// What the gateway measures, as the metrics page wants it. Any thread.
record MeasuredGateway(Gateway gateway) implements GatewayMetrics {
    /// Everything about a gateway that is measured beside its API.
    static Metrics metrics(Gateway gateway, NanoClock clock) {
        Metrics metrics = new Metrics(new MeasuredGateway(gateway));
        MarketMetrics.Sources sources = new MarketMetrics.Sources(
                gateway.marketDesk(),
                gateway.books(),
                gateway::references,
                Objects.requireNonNull(gateway.priceHistory()),
                clock::nanos);
        metrics.beforeScrape(new MarketMetrics(metrics.registry(), sources)::refresh);
        metrics.beforeScrape(logins(metrics, gateway)::refresh);
        return metrics;
    }

    private static LoginMetrics logins(Metrics metrics, Gateway gateway) {
        var measured = gateway.metrics();
        LoginMetrics.Hops hops = new LoginMetrics.Hops(Map.of(
                "command", measured.commandToSent(),
                "queued", measured.venueQueue(),
                "waited", measured.requestWait(),
                "answered", measured.requestAnswer(),
                "read", measured.answerRead(),
                "applied", measured.applied(),
                "client", measured.commandToAnswer()));
        return new LoginMetrics(metrics.registry(), hops, measured.requests(), gateway.readSide()::sessions);
    }

    @Override
    public Latency orderToAck() {
        return latency(gateway.metrics().orderToAck());
    }

    @Override
    public Latency tickToProcess() {
        return latency(gateway.metrics().tickToProcess());
    }

    @Override
    public long journalPosition() {
        return gateway.events().appended();
    }

    @Override
    public long journalSyncedPosition() {
        return gateway.events().end();
    }

    private static Latency latency(LatencyRecorder recorder) {
        LatencyRecorder.Snapshot now = recorder.snapshot();
        return new Latency(
                now.count(),
                now.percentileNanos(0.5),
                now.percentileNanos(0.9),
                now.percentileNanos(0.99),
                now.percentileNanos(0.999),
                now.maxNanos());
    }
}
