package io.fairlead.proof.replies;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.HedgedPositions;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Whoever trades on one account: places orders, closes positions in part, reverses them, changes and cancels what
/// rests. Owned by the world's thread.
final class Trader {
    private static final int MOST_POSITIONS = 12;

    private final LockerGateway gateway;
    private final Account account;
    private final Instrument instrument;
    private final RandomGenerator random;
    private final Tally tally;
    private final Origin origin;
    private int made;

    Trader(LockerGateway gateway, Account account, Instrument instrument, RandomGenerator random, Tally tally) {
        this.gateway = gateway;
        this.account = account;
        this.instrument = instrument;
        this.random = random;
        this.tally = tally;
        origin = new Origin(account.id().value(), "t", "local");
    }

    /// One operation, or none if what it would be about is not there.
    void act() {
        List<VenuePosition> positions = positions();
        int dice = random.nextInt(100);
        if (dice < 25 && positions.size() < MOST_POSITIONS) {
            place(side(), null);
        } else if (dice < 45) {
            Side side = side();
            place(side, price(side));
        } else if (dice < 60) {
            if (!positions.isEmpty()) {
                VenuePosition position = positions.get(random.nextInt(positions.size()));
                close(Operation.PARTIAL_CLOSE, position, part(position));
            }
        } else if (dice < 72) {
            if (!positions.isEmpty()) {
                VenuePosition position = positions.get(random.nextInt(positions.size()));
                close(Operation.REVERSAL, position, null);
                place(position.side() == Side.BUY ? Side.SELL : Side.BUY, null);
            }
        } else {
            changeOrCancel(dice < 94);
        }
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    /// Mostly where it rests for a while.
    private Decimal price(Side side) {
        int away = random.nextInt(300) - 40;
        return new Decimal(108_500 + (side == Side.BUY ? -away : away), 5);
    }

    private Quantity lots() {
        return Quantity.lots(new Decimal(2 + random.nextInt(20), 2));
    }

    private ClientOrderId client() {
        made++;
        return new ClientOrderId("o" + made);
    }

    private void place(Side side, @Nullable Decimal price) {
        Command.Request request = new Command.Request(
                price == null ? OrdType.MARKET : OrdType.LIMIT,
                price == null ? TimeInForce.IMMEDIATE_OR_CANCEL : TimeInForce.GOOD_TILL_CANCEL,
                lots(),
                price,
                null,
                null,
                OrderTerms.Flags.NONE,
                null,
                null,
                RoutingTags.NONE);
        send(
                Operation.ORDER,
                new Command.PlaceOrder(
                        origin, account.id(), client(), instrument.symbol(), side, request, new StrategyId("replies")));
    }

    private void close(Operation what, VenuePosition position, @Nullable Quantity part) {
        send(what, new Command.ClosePosition(origin, account.id(), client(), instrument.symbol(), part, position.id()));
    }

    /// About half of it, at least the smallest lot.
    private @Nullable Quantity part(VenuePosition position) {
        long hundredths = position.units().unscaled() / pow10(position.units().scale()) / 1_000;
        return hundredths < 2 ? null : Quantity.lots(new Decimal(hundredths / 2, 2));
    }

    private static long pow10(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private void changeOrCancel(boolean change) {
        List<LiveOrder> resting = new ArrayList<>();
        for (LiveOrder order : gateway.state().orders().live()) {
            if (order.account().id().equals(account.id()) && order.status() == OrderStatus.NEW) {
                resting.add(order);
            }
        }
        if (resting.isEmpty()) {
            return;
        }
        LiveOrder order = resting.get(random.nextInt(resting.size()));
        if (change) {
            boolean quantity = random.nextBoolean();
            send(
                    Operation.MODIFICATION,
                    new Command.ReplaceOrder(
                            origin, order.id(), quantity ? lots() : null, quantity ? null : price(order.side()), null));
        } else {
            send(Operation.CANCEL, new Command.CancelOrder(origin, order.id()));
        }
    }

    private List<VenuePosition> positions() {
        HedgedPositions told = gateway.state().venuePositions().find(account.id());
        return told == null ? List.of() : List.copyOf(told.of(instrument.symbol()));
    }

    private void send(Operation what, Command command) {
        gateway.submit(command, answer -> {
            if (answer.outcome() instanceof Outcome.Refused refused) {
                tally.refused(refused.code());
            } else {
                tally.done(what);
            }
        });
    }
}
