package io.fairlead.app.server;

import io.fairlead.app.alert.AlertDesk;
import io.fairlead.app.alert.Audit;
import io.fairlead.app.metrics.Metrics;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.gateway.LimitDesk;
import io.fairlead.gateway.MarketDesk;
import io.fairlead.gateway.MassStatusDesk;
import io.fairlead.gateway.ReadSide;
import io.fairlead.gateway.SessionControl;
import io.fairlead.gateway.Trading;
import io.fairlead.gateway.tape.PriceHistory;
import java.util.Map;
import java.util.function.LongSupplier;

/// What the API stands on: `tls` has the certificates of each session that is encrypted, `nowNanos` is epoch time in
/// nanoseconds.
public record ApiPorts(
        Trading trading,
        ReadSide readSide,
        SessionControl sessionControl,
        Map<String, TlsContext> tls,
        LimitDesk limits,
        MassStatusDesk massStatus,
        MarketDesk market,
        AlertDesk alerts,
        Audit audit,
        EventSource events,
        OrderHistory history,
        PriceHistory prices,
        TokenStore tokens,
        Metrics metrics,
        LongSupplier nowNanos) {}
