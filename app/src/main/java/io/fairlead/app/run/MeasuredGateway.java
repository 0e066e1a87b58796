package io.fairlead.app.run;

import io.fairlead.app.metrics.GatewayMetrics;
import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.LatencyRecorder;

/// What the gateway measures, as the metrics page wants it. Any thread.
record MeasuredGateway(Gateway gateway) implements GatewayMetrics {
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
