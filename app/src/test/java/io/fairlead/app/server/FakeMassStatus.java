package io.fairlead.app.server;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.view.OrderView;
import io.fairlead.gateway.MassStatus;
import io.fairlead.gateway.MassStatusDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A venue's list as a test makes it. Remembers what it was asked.
final class FakeMassStatus implements MassStatusDesk {
    final List<String> asked = new ArrayList<>();
    final List<MassStatus.Row> rows = new ArrayList<>();
    final List<String> missing = new ArrayList<>();

    @Override
    public CompletableFuture<Answer> ask(
            AccountId account, @Nullable Symbol symbol, @Nullable Side side, Duration patience) {
        asked.add(account + " " + symbol + " " + side);
        return CompletableFuture.completedFuture(
                account.equals(FakeGateway.ACCOUNT)
                        ? new Answer.Told(new MassStatus(account, FakeGateway.START_NANOS, rows, missing))
                        : new Answer.NotAsked(new Outcome.Refused(
                                DenialCode.ACCOUNT_UNKNOWN, "account", account.value(), "use a known one")));
    }

    /// The venue has it in this state, our books have it as `ours`, if at all.
    void has(String venueOrder, OrdStatus status, @Nullable OrderView ours, MassStatus.Difference... differences) {
        ExecutionReport report = new ExecutionReport(
                FakeGateway.VENUE,
                new ExecutionReport.References(
                        new OrderId("X-" + venueOrder), null, new VenueOrderId(venueOrder), null, null),
                new ExecutionReport.Progress(
                        ExecType.ORDER_STATUS, status, null, null, Decimal.ZERO, Decimal.of(100_000), null),
                new ExecutionReport.Details(
                        FakeGateway.ACCOUNT, FakeGateway.EURUSD, Side.BUY, null, -1, "", FakeGateway.START_NANOS),
                new ExecutionReport.Marks(false, false, "", "lp-orders", Evidence.MASS_STATUS));
        rows.add(new MassStatus.Row(report, ours, false, List.of(differences)));
    }

    /// Only our books have it.
    void lacks(OrderView ours) {
        rows.add(new MassStatus.Row(null, ours, false, List.of(MassStatus.Difference.NOT_AT_VENUE)));
    }
}
