package io.fairlead.core;

import io.fairlead.core.event.AccountValues;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.guard.OwnEquity;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.view.PositionView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What each source says an account is worth now, not judged yet. Pure.
public final class GuardReadings {
    private static final String VENUE = "venue";

    private GuardReadings() {}

    /// Ours first, then the venue's newest, then that of another of its sources while it is not too old.
    public static List<EquityReading> of(
            GuardLedger ledger, Venue venue, List<PositionView> positions, OwnEquity.Market market, long nowNanos) {
        List<EquityReading> readings = new ArrayList<>();
        readings.add(OwnEquity.read(OwnEquity.origin(ledger), positions, market, nowNanos));
        ReportedValues newest = venue.newest;
        if (newest != null) {
            readings.add(reading(newest, market.currency()));
        } else if (ledger.rules().venueReports()) {
            readings.add(EquityReading.missing(VENUE, "the venue has told nothing yet"));
        }
        ReportedValues other = venue.other;
        if (other != null
                && nowNanos - other.receivedNanos() <= ledger.rules().trust().staleNanos()) {
            readings.add(reading(other, market.currency()));
        }
        return readings;
    }

    /// What the venue said last, and what another of its sources did; null if never.
    public record Venue(
            @Nullable ReportedValues newest, @Nullable ReportedValues other) {}

    private static EquityReading reading(ReportedValues reported, Currency accountCurrency) {
        AccountValues said = reported.said();
        if (!said.currency().equals(accountCurrency)) {
            String why = "it is in " + said.currency() + ", the account is kept in " + accountCurrency;
            return EquityReading.missing(said.source(), why);
        }
        Decimal balance = said.figures().balance();
        Decimal equity = equity(said.figures());
        return equity == null
                ? EquityReading.missing(said.source(), "it told no equity")
                : EquityReading.of(said.source(), equity, balance, reported.receivedNanos());
    }

    private static @Nullable Decimal equity(AccountValues.Figures figures) {
        if (figures.equity() != null) {
            return figures.equity();
        }
        return figures.balance() == null || figures.unrealised() == null
                ? null
                : figures.balance().plus(figures.unrealised());
    }

    /// The views of an account's positions in a core state.
    static List<PositionView> positions(CoreState state, AccountId account) {
        return state.positions().all().stream()
                .filter(position -> position.account().id().equals(account))
                .map(position -> Views.of(position, 0))
                .toList();
    }
}
