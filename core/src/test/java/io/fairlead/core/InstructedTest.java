package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which instructions an order type needs, takes, or has no use for, and which times in force go with it.
final class InstructedTest {
    private static final Instructions.Peg AT_MID = new Instructions.Peg(Instructions.Peg.To.MID, Decimal.of("-0.0001"));
    private final Fixture fixture = new Fixture().up();

    private static Instructions pegged(Instructions.Peg peg) {
        return new Instructions(null, null, peg, null, null);
    }

    private static Instructions quantities(@Nullable String maxFloor, @Nullable String minQty) {
        return new Instructions(
                maxFloor == null ? null : Decimal.of(maxFloor),
                minQty == null ? null : Decimal.of(minQty),
                null,
                null,
                null);
    }

    private static Command.Request request(
            OrdType type, TimeInForce timeInForce, @Nullable String price, Instructions instructions) {
        return new Command.Request(
                type,
                timeInForce,
                Quantity.lots(Decimal.ONE),
                price == null ? null : Decimal.of(price),
                null,
                null,
                new OrderTerms.Flags(false, false, instructions),
                null,
                null,
                RoutingTags.NONE);
    }

    private @Nullable DenialCode code(Command.Request request) {
        Outcome outcome = fixture.command(Fixture.place("c" + fixture.now, Side.BUY, request));
        return outcome instanceof Outcome.Refused refused ? refused.code() : null;
    }

    @Test
    void eachTypeNeedsItsOwnInstructionAndTakesNoOther() {
        TimeInForce day = TimeInForce.DAY;
        Instructions quote = new Instructions(null, null, null, "Q-1", null);
        Instructions swap = new Instructions(null, null, null, null, LocalDate.of(2027, 3, 17));
        assertThat(code(request(OrdType.PEGGED, day, null, Instructions.NONE)))
                .isEqualTo(DenialCode.INSTRUCTION_MISSING);
        assertThat(code(request(OrdType.PREVIOUSLY_QUOTED, day, "1.1", Instructions.NONE)))
                .isEqualTo(DenialCode.INSTRUCTION_MISSING);
        assertThat(code(request(OrdType.FOREX_SWAP, day, null, Instructions.NONE)))
                .isEqualTo(DenialCode.INSTRUCTION_MISSING);
        assertThat(code(request(OrdType.LIMIT, day, "1.1", pegged(AT_MID))))
                .isEqualTo(DenialCode.INSTRUCTION_NOT_ALLOWED);
        assertThat(code(request(OrdType.PEGGED, day, "1.1", pegged(AT_MID)))).isNull();
        assertThat(code(request(OrdType.PREVIOUSLY_INDICATED, day, "1.1", quote)))
                .isNull();
        assertThat(code(request(OrdType.FOREX_SWAP, day, null, swap))).isNull();
    }

    @Test
    void aPegIsOnTheTick() {
        Instructions.Peg off = new Instructions.Peg(Instructions.Peg.To.PRIMARY, Decimal.of("0.000001"));
        assertThat(code(request(OrdType.PEGGED, TimeInForce.DAY, null, pegged(off))))
                .isEqualTo(DenialCode.PRICE_OFF_TICK);
    }

    @Test
    void quantitiesOfInstructionsAreWithinTheOrderAndOnTheLot() {
        TimeInForce day = TimeInForce.DAY;
        assertThat(code(request(OrdType.LIMIT, day, "1.1", quantities("2", null))))
                .isEqualTo(DenialCode.QUANTITY_ABOVE_MAXIMUM);
        assertThat(code(request(OrdType.LIMIT, day, "1.1", quantities(null, "0.005"))))
                .isEqualTo(DenialCode.QUANTITY_OFF_LOT);
        assertThat(code(request(OrdType.LIMIT, TimeInForce.IMMEDIATE_OR_CANCEL, "1.1", quantities("0.1", null))))
                .isEqualTo(DenialCode.INSTRUCTION_NOT_ALLOWED);
        fixture.port.without(Capability.MAX_FLOOR);
        assertThat(code(request(OrdType.LIMIT, day, "1.1", quantities("0.1", null))))
                .isEqualTo(DenialCode.CAPABILITY_MISSING);
    }

    @Test
    void quantitiesOfInstructionsAreInTheUnitOfTheOrderAndTheSameRequestIsTheSameOrder() {
        Command.PlaceOrder command = Fixture.place(
                "iceberg", Side.BUY, request(OrdType.LIMIT, TimeInForce.DAY, "1.1", quantities("0.1", "0.5")));
        Outcome.Accepted accepted = (Outcome.Accepted) fixture.command(command);
        LiveOrder order = fixture.order(accepted.orders().getFirst());
        assertThat(Objects.requireNonNull(order.terms().instructions().maxFloor()))
                .isEqualTo(Decimal.of(10_000));
        assertThat(fixture.command(command)).isEqualTo(new Outcome.Repeated(order.id()));
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void refusesTimesInForceThatContradictTheType() {
        assertThat(code(request(OrdType.FUNARI, TimeInForce.IMMEDIATE_OR_CANCEL, "1.1", Instructions.NONE)))
                .isEqualTo(DenialCode.TIME_IN_FORCE_NOT_ALLOWED);
        assertThat(code(request(OrdType.FUNARI, TimeInForce.DAY, "1.1", Instructions.NONE)))
                .isNull();
    }
}
