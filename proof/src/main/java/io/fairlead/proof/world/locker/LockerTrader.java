package io.fairlead.proof.world.locker;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.PositionCommand;
import io.fairlead.core.event.PositionCommand.Exit;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.HedgedPositions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Whoever trades on one account of a TradeLocker venue, in a process of its own that never dies. Asks again under the
/// same client order id until it has an answer. Owned by the world's thread.
public final class LockerTrader {
    private static final int MOST_WISHES = 50;
    private static final int MOST_POSITIONS = 8;
    private static final long SECOND = LockerPlan.SECOND;

    private final LockerWorld world;
    private final LockerCloses closes;
    private final Account account;
    private final RandomGenerator random;
    private final Origin origin;
    private final List<Wish> wishes = new ArrayList<>();
    private boolean active;

    /// One thing that the client wants, once, under a client order id of its own.
    private static final class Wish {
        final String name;
        final Command command;
        boolean answered;

        Wish(String name, Command command) {
            this.name = name;
            this.command = command;
        }
    }

    public LockerTrader(LockerWorld world, LockerVenue venue, Account account) {
        this.world = world;
        this.account = account;
        closes = venue.witness().closes();
        random = venue.random().split();
        origin = new Origin(account.id().value(), "t", "local");
    }

    /// Trades from now on.
    public void begin() {
        active = true;
        live();
    }

    /// Wants nothing more; it still asks for the answers that it lacks.
    ///
    /// @param placesOnceMore whether it has one more order first
    public void rest(boolean placesOnceMore) {
        active = false;
        if (placesOnceMore) {
            place();
        }
    }

    /// Whether every wish has its answer.
    public boolean isAnswered() {
        return wishes.stream().allMatch(wish -> wish.answered);
    }

    /// Sends again what has no answer.
    public void insist() {
        for (Wish wish : wishes) {
            if (!wish.answered) {
                ask(wish);
            }
        }
    }

    private void live() {
        world.stage().time().after(random.nextLong(SECOND / 10, SECOND), () -> {
            if (active) {
                act();
                live();
            }
        });
    }

    private void act() {
        int dice = random.nextInt(100);
        if (dice < 34) {
            place();
        } else if (dice < 42) {
            retry();
        } else if (dice < 50) {
            withOrder(order -> send(new Command.CancelOrder(origin, order.id())));
        } else if (dice < 62) {
            withOrder(this::replace);
        } else if (dice < 64) {
            send(new Command.CancelAll(origin, account.id(), null));
        } else if (dice < 65) {
            send(new Command.Flatten(origin, account.id()));
        } else if (dice < 82) {
            withPosition(this::close);
        } else if (dice < 88) {
            withPosition(this::reverse);
        } else if (dice < 95) {
            withPosition(this::exits);
        } else if (dice < 96) {
            send(new PositionCommand.CloseAll(origin, account.id(), null));
        } else {
            withOrder(order -> send(new Command.QueryOrder(origin, order.id())));
        }
    }

    private void place() {
        if (positions().size() >= MOST_POSITIONS || wishes.size() >= MOST_WISHES) {
            return;
        }
        String name = name();
        Symbol symbol = new Symbol(LockerPlan.SYMBOLS.get(random.nextInt(LockerPlan.SYMBOLS.size())));
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        want(
                name,
                new Command.PlaceOrder(
                        origin,
                        account.id(),
                        new ClientOrderId(name),
                        symbol,
                        side,
                        request(symbol, side),
                        new StrategyId(name)));
    }

    private Command.Request request(Symbol symbol, Side side) {
        OrdType type = switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> OrdType.MARKET;
            case 4, 5, 6 -> OrdType.LIMIT;
            case 7, 8 -> OrdType.STOP;
            default -> OrdType.STOP_LIMIT;
        };
        boolean stop = type == OrdType.STOP || type == OrdType.STOP_LIMIT;
        boolean exits = type != OrdType.STOP_LIMIT && random.nextInt(3) == 0;
        int sign = side == Side.BUY ? 1 : -1;
        int away = random.nextInt(40) - 6;
        Decimal trigger = price(symbol, sign * away);
        Decimal level = price(symbol, -sign * away);
        return new Command.Request(
                type,
                type == OrdType.MARKET ? TimeInForce.IMMEDIATE_OR_CANCEL : TimeInForce.GOOD_TILL_CANCEL,
                lots(),
                type == OrdType.LIMIT ? level : type == OrdType.STOP_LIMIT ? trigger : null,
                stop ? trigger : null,
                null,
                OrderTerms.Flags.NONE,
                exits ? price(symbol, -sign * (80 + random.nextInt(60))) : null,
                exits ? price(symbol, sign * (80 + random.nextInt(60))) : null,
                RoutingTags.NONE);
    }

    private Quantity lots() {
        return Quantity.lots(new Decimal(2 + random.nextInt(80), 2));
    }

    private static Decimal price(Symbol symbol, int ticks) {
        int middle = symbol.value().equals("EURUSD") ? 108_500 : 127_000;
        return new Decimal(middle + ticks, 5);
    }

    private void close(VenuePosition position) {
        long cents = position.units().toBigDecimal().longValue() / 1_000;
        Quantity part = cents < 2 || random.nextInt(3) == 0
                ? null
                : Quantity.lots(new Decimal(1 + random.nextLong(cents - 1), 2));
        String name = name();
        want(
                name,
                new Command.ClosePosition(
                        origin, account.id(), new ClientOrderId(name), position.symbol(), part, position.id()));
    }

    private void reverse(VenuePosition position) {
        String name = name();
        send(new PositionCommand.ReversePosition(
                origin, account.id(), new ClientOrderId(name), position.symbol(), new StrategyId(name), position.id()));
    }

    private void exits(VenuePosition position) {
        int sign = position.side() == Side.BUY ? 1 : -1;
        Exit loss = random.nextInt(4) == 0
                ? new Exit.Remove()
                : new Exit.At(price(position.symbol(), -sign * (60 + random.nextInt(60))));
        Exit profit = random.nextInt(3) == 0
                ? new Exit.Keep()
                : new Exit.At(price(position.symbol(), sign * (60 + random.nextInt(60))));
        send(new PositionCommand.ModifyPosition(origin, account.id(), position.id(), loss, profit));
    }

    private void replace(LiveOrder order) {
        OrderTerms terms = order.terms();
        boolean quantity = random.nextBoolean();
        int ticks = random.nextInt(80) - 40;
        Decimal level = price(order.instrument().symbol(), ticks);
        send(new Command.ReplaceOrder(
                origin,
                order.id(),
                quantity ? lots() : null,
                quantity || terms.price() == null ? null : level,
                quantity || terms.stopPx() == null ? null : level));
    }

    private String name() {
        return "t" + random.nextInt(1_000_000_000);
    }

    private void want(String name, Command command) {
        Wish wish = new Wish(name, command);
        wishes.add(wish);
        ask(wish);
    }

    private void retry() {
        if (!wishes.isEmpty()) {
            ask(wishes.get(random.nextInt(wishes.size())));
        }
    }

    private void ask(Wish wish) {
        world.submit(wish.command, outcome -> answered(wish, outcome));
    }

    /// Of what a failing disk kept nobody knows.
    private void answered(Wish wish, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted -> told(wish, accepted.orders().getFirst());
            case Outcome.Repeated repeated -> told(wish, repeated.order());
            case Outcome.Refused refused -> {
                remark(refused);
                wish.answered |= refused.code() != DenialCode.JOURNAL_FAILED;
            }
        }
    }

    private void told(Wish wish, OrderId order) {
        wish.answered = true;
        world.told(account.id() + "/" + wish.name, order);
    }

    private void send(Command command) {
        world.submit(command, outcome -> {
            if (outcome instanceof Outcome.Refused refused) {
                remark(refused);
            }
        });
    }

    private void remark(Outcome.Refused refused) {
        world.stage().trace().remark(world.stage().now(), account.id().value(), "is refused " + refused);
    }

    private void withOrder(Consumer<LiveOrder> act) {
        List<LiveOrder> live = new ArrayList<>();
        for (LiveOrder order : world.state().orders().live()) {
            if (order.account().id().equals(account.id())) {
                live.add(order);
            }
        }
        if (!live.isEmpty()) {
            act.accept(live.get(random.nextInt(live.size())));
        }
    }

    private void withPosition(Consumer<VenuePosition> act) {
        List<VenuePosition> positions = new ArrayList<>(positions());
        positions.removeIf(position -> closes.isPassing(position.id().value()));
        if (!positions.isEmpty()) {
            act.accept(positions.get(random.nextInt(positions.size())));
        }
    }

    private List<VenuePosition> positions() {
        HedgedPositions told = world.state().venuePositions().find(account.id());
        return told == null ? List.of() : List.copyOf(told.told());
    }
}
