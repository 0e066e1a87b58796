package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.view.KillView.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The kill switch: what it stops and lets pass.
final class HaltTest extends HaltDesk {
    @Test
    void refusesNewOrdersAtOnceSayingWhoWhenAndWhy() {
        kill(EVERYTHING);
        Outcome outcome = fixture.command(Fixture.place("c1", Side.BUY, Fixture.limit("10000", "1.1")));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(DenialCode.KILLED);
            assertThat(refused.value()).isEqualTo("gateway");
            assertThat(refused.remedy())
                    .contains("anna")
                    .contains("1970-01-01T")
                    .contains("runaway");
        });
        assertThat(fixture.calls).noneMatch(call -> call.startsWith("submit"));
    }

    @Test
    void stopsOnlyWhatIsInScope() {
        kill(Scope.of(Fixture.SIM));
        kill(Scope.of(Fixture.USDJPY));
        kill(Scope.of(Fixture.MANUAL));
        assertThat(fixture.command(Fixture.place("c1", Side.BUY, Fixture.limit("10000", "1.1"))))
                .isInstanceOf(Outcome.Refused.class);
        release(Scope.of(Fixture.MANUAL));
        Command other = new Command.PlaceOrder(
                Fixture.ANNA,
                Fixture.HEDGE,
                new ClientOrderId("c2"),
                Fixture.EURUSD,
                Side.BUY,
                Fixture.limit("10000", "1.1"),
                Fixture.MANUAL);
        assertThat(fixture.command(other)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void stopsOneSymbolOnOneAccount() {
        kill(Scope.of(Fixture.SIM, Fixture.EURUSD));
        assertThat(fixture.command(Fixture.place("c1", Side.BUY, Fixture.limit("10000", "1.1"))))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(order("c2", Fixture.HEDGE).status().isLive()).isTrue();
        assertThat(kill(Scope.of(Fixture.SIM, new Symbol("NONE/SUCH"))))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(DenialCode.SCOPE_UNKNOWN);
                    assertThat(refused.value()).isEqualTo("account sim, symbol NONE/SUCH");
                });
    }

    @Test
    void cancelsEverythingInScopeAndNothingElse() {
        LiveOrder in = working("c1");
        LiveOrder out = order("c2", Fixture.HEDGE);
        fixture.calls.clear();
        assertThat(kill(Scope.of(Fixture.SIM))).isEqualTo(new Outcome.Accepted(List.of(in.id())));
        assertThat(fixture.calls).containsExactly("cancel " + in.id() + " " + Fixture.cancelOf(in));
        assertThat(out.pendingCancel()).isNull();
    }

    @Test
    void aSecondKillChangesNothingAndTriesAgainNow() {
        LiveOrder order = working("c1");
        kill(EVERYTHING);
        fixture.hear(
                new CancelReject(Fixture.VENUE, Fixture.cancelOf(order), order.id(), OrdStatus.NEW, false, 0, "busy"));
        fixture.calls.clear();
        long killed =
                fixture.log.stream().filter(HaltEvent.Killed.class::isInstance).count();
        assertThat(kill(EVERYTHING)).isEqualTo(new Outcome.Accepted(List.of(order.id())));
        assertThat(fixture.log.stream()
                        .filter(HaltEvent.Killed.class::isInstance)
                        .count())
                .isEqualTo(killed);
        assertThat(fixture.calls).anyMatch(call -> call.startsWith("cancel"));
        assertThat(fixture.core.kills()).hasSize(1);
    }

    @Test
    void releaseEndsExactlyItsScopeAndNeedsAReason() {
        kill(EVERYTHING);
        assertThat(release(Scope.of(Fixture.SIM))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(DenialCode.NOT_KILLED);
            assertThat(refused.remedy()).contains("gateway");
        });
        assertThat(fixture.command(new HaltCommand.Release(Fixture.ANNA, EVERYTHING, " ")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(release(EVERYTHING)).isInstanceOf(Outcome.Accepted.class);
        assertThat(fixture.command(Fixture.place("c1", Side.BUY, Fixture.limit("10000", "1.1"))))
                .isInstanceOf(Outcome.Accepted.class);
        tick(10);
        assertThat(fixture.core.kills()).isEmpty();
    }

    @Test
    void letsCancelsAndReductionsPass() {
        LiveOrder order = order("c1", Fixture.SIM);
        fixture.fill(order, "e1", "4000", "1.1", "4000");
        fixture.command(new HaltCommand.Kill(Fixture.ANNA, EVERYTHING, false, "test"));
        fixture.hear(new CancelReject(
                Fixture.VENUE, Fixture.cancelOf(order), order.id(), OrdStatus.PARTIALLY_FILLED, false, 0, "busy"));
        assertThat(replace(order, "20000", null)).isEqualTo(DenialCode.KILLED);
        assertThat(replace(order, null, "1.2")).isEqualTo(DenialCode.KILLED);
        assertThat(replace(order, "5000", null)).isNull();
        assertThat(fixture.command(new Command.ClosePosition(
                        Fixture.ANNA, Fixture.SIM, new ClientOrderId("close"), Fixture.EURUSD, null)))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void killPassesWhereTheLogHasRoomForWhatMustNotBeRefusedOnly() {
        working("c1");
        fixture.refused = EventSink.Lane.NORMAL;
        assertThat(kill(EVERYTHING)).isInstanceOf(Outcome.Accepted.class);
        assertThat(fixture.calls).anyMatch(call -> call.startsWith("cancel"));
    }

    @Test
    void flattensOnceNothingCanFillAnyMore() {
        LiveOrder filled = order("c1", Fixture.SIM);
        fixture.fill(filled, "e1", "10000", "1.1", "10000");
        LiveOrder resting = working("c2");
        fixture.command(new HaltCommand.Kill(Fixture.ANNA, Scope.of(Fixture.SIM), true, "out"));
        tick(10);
        assertThat(fixture.calls).noneMatch(call -> call.startsWith("submit"));
        cancelled(resting);
        tick(10);
        assertThat(fixture.calls).filteredOn(call -> call.startsWith("submit")).hasSize(1);
        LiveOrder close = fixture.state.orders().live().getFirst();
        assertThat(view().phase()).isEqualTo(Phase.FLATTENING);
        assertThat(close.pendingCancel()).isNull();
        fixture.sent(close.id());
        fixture.fill(close, "e2", "10000", "1.1", "10000");
        tick(10);
        list(Fixture.SIM, fixture.now, "");
        assertThat(view().phase()).isEqualTo(Phase.NOTHING_LIVE);
    }

    @Test
    void aStrategyHasNoPositionsToFlatten() {
        assertThat(fixture.command(new HaltCommand.Kill(Fixture.ANNA, Scope.of(Fixture.MANUAL), true, "out")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DenialCode.FLATTEN_NEEDS_POSITIONS));
        assertThat(kill(Scope.of(new AccountId("nobody"))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DenialCode.SCOPE_UNKNOWN));
    }

    private @Nullable DenialCode replace(LiveOrder order, @Nullable String units, @Nullable String price) {
        Outcome outcome = fixture.command(new Command.ReplaceOrder(
                Fixture.ANNA,
                order.id(),
                units == null ? null : Quantity.units(Decimal.of(units)),
                price == null ? null : Decimal.of(price),
                null));
        return outcome instanceof Outcome.Refused refused ? refused.code() : null;
    }
}
