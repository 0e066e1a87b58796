package io.fairlead.core;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import io.fairlead.core.position.HedgedPositions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The hedging account of a fixture whose venue tells its positions one by one, and offers no reduce-only.
final class HedgedDesk {
    static final long SECOND = 1_000_000_000L;
    static final VenuePositionId P1 = new VenuePositionId("P1");
    static final VenuePositionId P2 = new VenuePositionId("P2");

    final Fixture fixture;

    HedgedDesk() {
        this(List.of());
    }

    HedgedDesk(List<Event> earlier) {
        this(earlier, 1_000_000_000_000L + earlier.size(), CoreSettings.DEFAULTS);
    }

    HedgedDesk(List<Event> earlier, long startNanos, CoreSettings settings) {
        fixture = new Fixture(earlier, startNanos, settings);
        fixture.port.without(Capability.REDUCE_ONLY);
        fixture.port.with(Capability.POSITION_QUERY);
        fixture.port.with(Capability.POSITION_IDS);
        fixture.up();
    }

    static VenuePosition position(VenuePositionId id, Side side, String units) {
        return position(id, side, units, VenuePosition.Exits.NONE);
    }

    static VenuePosition position(VenuePositionId id, Side side, String units, VenuePosition.Exits exits) {
        return new VenuePosition(id, Fixture.EURUSD, side, Decimal.of(units), Decimal.of("1.1"), exits, 7, null, null);
    }

    static VenuePosition.Exits exits(@Nullable String stopLoss, @Nullable String takeProfit) {
        return new VenuePosition.Exits(
                stopLoss == null ? null : Decimal.of(stopLoss),
                takeProfit == null ? null : Decimal.of(takeProfit),
                null,
                null);
    }

    /// The venue tells its positions, asked this very moment.
    void read(VenuePosition... positions) {
        fixture.now++;
        fixture.hear(reading(fixture.now, positions));
    }

    static PositionsRead reading(long askedNanos, VenuePosition... positions) {
        return new PositionsRead(
                Fixture.VENUE,
                Fixture.HEDGE,
                askedNanos,
                positions.length == 0 ? List.of() : List.of(PositionsRead.Held.of(Fixture.EURUSD, List.of(positions))),
                0);
    }

    Outcome close(String client, @Nullable VenuePositionId position, @Nullable String units) {
        return fixture.command(new Command.ClosePosition(
                Fixture.ANNA,
                Fixture.HEDGE,
                new ClientOrderId(client),
                Fixture.EURUSD,
                units == null ? null : Quantity.units(Decimal.of(units)),
                position));
    }

    LiveOrder closing(String client, @Nullable VenuePositionId position, @Nullable String units) {
        Outcome outcome = close(client, position, units);
        if (outcome instanceof Outcome.Accepted accepted) {
            return fixture.order(accepted.orders().getFirst());
        }
        throw new AssertionError("not accepted: " + outcome);
    }

    void lost(LiveOrder order) {
        fixture.hear(new Fate.Unknown(Fixture.VENUE, order.id(), "no reply"));
    }

    void filled(LiveOrder order) {
        String units = order.terms().units().toString();
        fixture.fill(order, "e" + order.id(), units, "1.1", units);
    }

    void pass(int seconds) {
        for (int i = 0; i < seconds * 10; i++) {
            fixture.now += SECOND / 10;
            fixture.tick();
        }
    }

    HedgedPositions told() {
        return Objects.requireNonNull(fixture.state.venuePositions().find(Fixture.HEDGE));
    }

    List<LiveOrder> live() {
        List<LiveOrder> live = new ArrayList<>();
        fixture.state.orders().live().forEach(live::add);
        return live;
    }

    OrderId onlyChange() {
        return told().changes().getFirst().accepted().request();
    }
}
