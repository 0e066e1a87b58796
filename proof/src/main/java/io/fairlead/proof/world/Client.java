package io.fairlead.proof.world;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.proof.truth.Standing;
import io.fairlead.proof.world.happening.Happening;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Whoever trades on one account, in a process of its own that never dies: it places, changes and cancels orders, and
/// sends a request again under the same client order id until it has an answer. Owned by the world's thread.
final class Client {
    private static final int MOST_WISHES = 40;
    private static final Set<DenialCode> GUARDS =
            EnumSet.range(DenialCode.GUARD_LOCKED, DenialCode.GUARD_OPPOSITE_POSITION);
    private static final Set<DenialCode> LIMITS = EnumSet.range(DenialCode.SYMBOL_NOT_TRADABLE, DenialCode.SELF_MATCH);
    private static final long LEAST_DOUBT_BEFORE_WORD = 8 * Stage.SECOND;

    private final Stage stage;
    private final GatewayHost gateway;
    private final Account account;
    private final Origin origin;
    private final List<Wish> wishes = new ArrayList<>();
    private boolean active;

    /// One thing that the client wants, once.
    private static final class Wish {
        final Command.PlaceOrder command;
        boolean answered;

        Wish(Command.PlaceOrder command) {
            this.command = command;
        }
    }

    Client(Stage stage, GatewayHost gateway, Account account) {
        this.stage = stage;
        this.gateway = gateway;
        this.account = account;
        origin = new Origin(account.id().value(), "t", "local");
    }

    /// Trades from now on.
    void begin() {
        active = true;
        live();
    }

    /// Wants nothing more; it still asks for the answers that it lacks.
    void rest() {
        active = false;
    }

    /// Whether every wish has its answer.
    boolean isAnswered() {
        return wishes.stream().allMatch(wish -> wish.answered);
    }

    private void live() {
        stage.time().after(stage.between(20 * Stage.MILLI, 700 * Stage.MILLI), () -> {
            if (active) {
                act();
                live();
            }
        });
    }

    /// Sends again what has no answer.
    void insist() {
        for (Wish wish : wishes) {
            if (!wish.answered) {
                ask(wish);
            }
        }
    }

    private void act() {
        int dice = stage.random().nextInt(100);
        if (dice < 45) {
            for (int i = 1 + stage.random().nextInt(3); i > 0 && wishes.size() < MOST_WISHES; i--) {
                place();
            }
        } else if (dice < 60) {
            retry();
        } else if (dice < 75) {
            withLiveOrder(order -> send(Happening.CANCELS, new Command.CancelOrder(origin, order.id())));
        } else if (dice < 90) {
            withLiveOrder(this::replace);
        } else if (dice < 92) {
            send(Happening.CANCEL_ALLS, new Command.CancelAll(origin, account.id(), null));
        } else if (dice < 93) {
            send(Happening.FLATTENS, new Command.Flatten(origin, account.id()));
        } else if (dice < 96) {
            withLiveOrder(order -> send(null, new Command.QueryOrder(origin, order.id())));
        } else {
            withLiveOrder(this::resolve);
        }
    }

    private void place() {
        List<Instrument> instruments = stage.scenario().instruments();
        Instrument instrument = instruments.get(stage.random().nextInt(instruments.size()));
        String name = "w" + wishes.size();
        int kind = stage.random().nextInt(10);
        boolean market = kind == 0;
        Command.Request request = new Command.Request(
                market ? OrdType.MARKET : OrdType.LIMIT,
                market || kind == 1
                        ? TimeInForce.IMMEDIATE_OR_CANCEL
                        : kind == 2 ? TimeInForce.FILL_OR_KILL : TimeInForce.GOOD_TILL_CANCEL,
                quantity(),
                market ? null : price(instrument),
                null,
                null,
                OrderTerms.Flags.NONE,
                null,
                null,
                RoutingTags.NONE);
        Wish wish = new Wish(new Command.PlaceOrder(
                origin,
                account.id(),
                new ClientOrderId(name),
                instrument.symbol(),
                stage.random().nextBoolean() ? Side.BUY : Side.SELL,
                request,
                new StrategyId(name)));
        wishes.add(wish);
        ask(wish);
    }

    private Quantity quantity() {
        return Quantity.lots(new Decimal(1 + stage.random().nextInt(300), 2));
    }

    /// Near the market, on either side of it.
    private Decimal price(Instrument instrument) {
        long middle = instrument.symbol().value().equals("EURUSD") ? 108_500 : 127_000;
        return new Decimal(middle + stage.random().nextInt(61) - 30, 5);
    }

    private void retry() {
        if (!wishes.isEmpty()) {
            stage.census().count(Happening.RETRIES);
            ask(wishes.get(stage.random().nextInt(wishes.size())));
        }
    }

    private void ask(Wish wish) {
        GatewayLife life = gateway.life();
        if (life != null) {
            life.submit(wish.command, answer -> answered(wish, answer.outcome()));
        }
    }

    private void answered(Wish wish, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted -> told(wish, accepted.orders().getFirst());
            case Outcome.Repeated repeated -> {
                stage.census().count(Happening.REPEATED);
                told(wish, repeated.order());
            }
            case Outcome.Refused refused -> {
                refused(refused);
                if (refused.code() == DenialCode.CLIENT_ORDER_ID_REUSED && !isAdopted(wish)) {
                    stage.violations().add("the wish " + name(wish) + " was taken for another: " + refused);
                }
                // Of what a failing disk kept nobody knows.
                wish.answered |= refused.code() != DenialCode.JOURNAL_FAILED;
            }
        }
    }

    private void refused(Outcome.Refused refusal) {
        stage.census().count(Happening.REFUSED);
        if (refusal.code() == DenialCode.KILLED) {
            stage.census().count(Happening.STOPPED_BY_KILL);
        } else if (GUARDS.contains(refusal.code())) {
            stage.census().count(Happening.STOPPED_BY_GUARD);
        } else if (LIMITS.contains(refusal.code())) {
            stage.census().count(Happening.STOPPED_BY_LIMIT);
        }
    }

    /// An adopted order is known by what the venue told of it, which may come behind a replace.
    private boolean isAdopted(Wish wish) {
        for (LiveOrder order : gateway.witness.state().orders().ever()) {
            if (order.isAdopted() && name(wish).equals(gateway.witness.wishOf(order.id()))) {
                return true;
            }
        }
        return false;
    }

    private void told(Wish wish, OrderId order) {
        wish.answered = true;
        gateway.witness.told(name(wish), order);
    }

    private String name(Wish wish) {
        return account.id() + "/" + wish.command.strategy();
    }

    private void send(@Nullable Happening what, Command command) {
        GatewayLife life = gateway.life();
        if (life == null) {
            return;
        }
        life.submit(command, answer -> {
            if (answer.outcome() instanceof Outcome.Refused refused) {
                refused(refused);
            } else if (what != null) {
                stage.census().count(what);
            }
        });
    }

    private void withLiveOrder(Consumer<LiveOrder> act) {
        List<LiveOrder> live = new ArrayList<>();
        for (LiveOrder order : gateway.witness.state().orders().live()) {
            if (order.account().id().equals(account.id())) {
                live.add(order);
            }
        }
        if (!live.isEmpty()) {
            act.accept(live.get(stage.random().nextInt(live.size())));
        }
    }

    private void replace(LiveOrder order) {
        boolean quantity = stage.random().nextBoolean() || order.terms().price() == null;
        send(
                Happening.REPLACES,
                new Command.ReplaceOrder(
                        origin,
                        order.id(),
                        quantity ? quantity() : null,
                        quantity ? null : price(order.instrument()),
                        null));
    }

    /// An operator looks at the venue's own screen and says what is there: only what can't change any more, and has a
    /// word. A rejection has none: what was filled can be said, and that the order never came.
    private void resolve(LiveOrder order) {
        Provider provider = gateway.witness.provider(order.account().venue());
        boolean old = order.statusNanos() + LEAST_DOUBT_BEFORE_WORD
                < gateway.host.clock().nanos();
        if (order.status() != OrderStatus.UNKNOWN || !old || provider.isWorking()) {
            return;
        }
        VenueBooks.Entry there = gateway.witness.atVenue(order);
        if (there == null) {
            send(null, new Command.ResolveOrder(origin, order.id(), null, null, "not on the venue's screen"));
        } else if (!there.newest().open() && !there.was(Standing.REJECTED)) {
            Decimal filled = there.newest().fills().cumQty();
            Decimal price = there.newest().fills().avgPx();
            send(
                    null,
                    new Command.ResolveOrder(
                            origin,
                            order.id(),
                            Quantity.units(filled),
                            filled.isZero() ? null : price,
                            "seen on the venue's screen"));
        }
    }
}
