package io.fairlead.proof.kit;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.view.OrderView;
import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.ReadSide;
import io.fairlead.gateway.Trading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What a case does and sees: the gateway as a client has it on one hand, the venue as it is on the other. Whatever
/// must hold and does not ends the case. Owned by the thread that plays it.
public final class Stand {
    static final Origin KIT = new Origin("kit", "-", "local");
    private static final StrategyId STRATEGY = new StrategyId("kit");
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final long AGAIN_NANOS = 50_000_000L;
    private static final long LEAST_OPENING_NANOS = 15_000_000_000L;

    /// Refusals that a client waits out.
    private static final Set<DenialCode> PASSING = EnumSet.of(
            DenialCode.RATE_BUDGET_SPENT,
            DenialCode.ACCOUNT_RECOVERING,
            DenialCode.RECOVERING,
            DenialCode.POSITION_NOT_READ,
            DenialCode.POSITION_CLOSING,
            DenialCode.POSITION_CHANGE_PENDING,
            DenialCode.VENUE_DOWN,
            DenialCode.SHUTTING_DOWN, // until what was flattened is flat
            DenialCode.DUPLICATE_ORDER,
            DenialCode.REPEATED_ORDER_LIMIT,
            DenialCode.ORDERS_PER_SECOND_LIMIT,
            DenialCode.CIRCUIT_OPEN);

    private final KitVenue venue;
    private final Flavour flavour;
    private final Lives lives;
    private final String prefix;
    private final Duration patience;
    private long deadlineNanos;
    private int made;
    private boolean losesFills;

    Stand(KitVenue venue, Flavour flavour, Lives lives, String prefix, Duration patience) {
        this.venue = venue;
        this.flavour = flavour;
        this.lives = lives;
        this.prefix = prefix;
        this.patience = patience;
        deadlineNanos = System.nanoTime() + Math.max(LEAST_OPENING_NANOS, 2 * patience.toNanos());
    }

    /// Waits until the account is open; the case's own time begins then.
    void begin() {
        awaitOpen();
        deadlineNanos = System.nanoTime() + patience.toNanos();
    }

    KitVenue venue() {
        return venue;
    }

    Flavour flavour() {
        return flavour;
    }

    Lives lives() {
        return lives;
    }

    Gateway gateway() {
        return lives.gateway();
    }

    ReadSide reads() {
        return gateway().readSide();
    }

    Account account() {
        return venue.ground(flavour).account();
    }

    Instrument instrument() {
        return venue.ground(flavour).instrument();
    }

    /// An ordinary quantity, in units.
    Decimal size() {
        return venue.ground(flavour).size();
    }

    /// Several times that.
    Decimal size(long times) {
        return size().times(Decimal.of(times));
    }

    void act(Act act) {
        venue.act(act);
    }

    /// Whether an order came of this case: placed by it, or by the gateway for a group of its own.
    boolean made(OrderView order) {
        return order.identity().clientOrderId().value().startsWith(prefix + "-");
    }

    /// From now on a fill that the venue never told may be one that was inferred.
    void loseFills() {
        losesFills = true;
    }

    boolean losesFills() {
        return losesFills;
    }

    // What must hold

    static void holds(boolean value, String problem) {
        if (!value) {
            throw new CaseFailed(problem);
        }
    }

    /// Something must hold before the case's time is over.
    void soon(BooleanSupplier value, Supplier<String> problem) {
        while (!value.getAsBoolean()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new CaseFailed(problem.get());
            }
            look();
        }
    }

    void soon(BooleanSupplier value, String problem) {
        soon(value, () -> problem);
    }

    /// Two sides get to be the same.
    void agrees(Supplier<List<String>> differences) {
        List<String> left = new ArrayList<>();
        soon(
                () -> {
                    left.clear();
                    left.addAll(differences.get());
                    return left.isEmpty();
                },
                () -> String.join("; ", left));
    }

    private void look() {
        try {
            reads().awaitPosition(reads().position() + 1, LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CaseFailed("interrupted");
        }
    }

    // The gateway's side

    /// Whether the account takes orders.
    boolean isOpen() {
        return isSo(each -> each.recovery().step().isOpen());
    }

    /// Whether nothing keeps it from new orders, such as that it is being emptied.
    boolean takesOrders() {
        return isSo(each -> each.refusing().isEmpty());
    }

    private boolean isSo(Predicate<ReadSide.AccountView> what) {
        return reads().accounts().stream()
                .anyMatch(each -> each.account().id().equals(account().id()) && what.test(each));
    }

    void awaitOpen() {
        soon(this::isOpen, () -> "the account does not open: " + reads().accounts());
    }

    /// What comes of a command.
    Outcome tell(Command command) {
        long left = Math.max(1, deadlineNanos - System.nanoTime());
        try {
            Trading.Answer answer = gateway().trading().submit(command).get(left, TimeUnit.NANOSECONDS);
            reads().awaitPosition(answer.position(), Duration.ofNanos(left));
            return answer.outcome();
        } catch (TimeoutException | ExecutionException e) {
            throw new CaseFailed("a command was not answered: " + command + ", " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CaseFailed("interrupted");
        }
    }

    /// A command that the core must accept, once what passes has passed.
    List<OrderId> accepted(Command command) {
        Outcome[] last = {tell(command)};
        long[] toldNanos = {System.nanoTime()};
        soon(
                () -> {
                    if (passes(last[0]) && System.nanoTime() - toldNanos[0] > AGAIN_NANOS) {
                        last[0] = tell(command);
                        toldNanos[0] = System.nanoTime();
                    }
                    return !passes(last[0]);
                },
                () -> "refused until the end: " + last[0]);
        return switch (last[0]) {
            case Outcome.Accepted(List<OrderId> orders) -> orders;
            case Outcome.Repeated(OrderId order) -> List.of(order);
            case Outcome.Refused refused -> throw new CaseFailed("refused: " + refused);
        };
    }

    private static boolean passes(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && PASSING.contains(refused.code());
    }

    /// A command that the core must refuse; why it did.
    Outcome.Refused refused(Command command) {
        Outcome outcome = tell(command);
        if (outcome instanceof Outcome.Refused refused) {
            return refused;
        }
        throw new CaseFailed("must be refused and was not: " + command);
    }

    Command.PlaceOrder order(Ask ask) {
        made++;
        return new Command.PlaceOrder(
                KIT,
                account().id(),
                new ClientOrderId(prefix + "-" + made),
                instrument().symbol(),
                ask.side(),
                ask.request(),
                STRATEGY);
    }

    ClientOrderId nextClientId() {
        made++;
        return new ClientOrderId(prefix + "-" + made);
    }

    /// Places an order that the core must accept.
    OrderId place(Ask ask) {
        return accepted(order(ask)).getFirst();
    }

    /// Places one and waits until it is so.
    OrderId place(Ask ask, OrderStatus status) {
        OrderId id = place(ask);
        becomes(id, status);
        return id;
    }

    /// Places one, and again whenever it surely did not leave, until one is so: as a client does that waits for its
    /// turn.
    OrderId placeInTurn(Ask ask, OrderStatus status) {
        OrderId[] last = {place(ask)};
        soon(
                () -> {
                    if (status(last[0]) == OrderStatus.NOT_SENT) {
                        last[0] = place(ask);
                    }
                    return status(last[0]) == status;
                },
                () -> last[0] + " must become " + status + ", is " + status(last[0]) + " ("
                        + view(last[0]).state().text() + ")");
        return last[0];
    }

    OrderView view(OrderId id) {
        OrderView view = reads().order(id);
        if (view == null) {
            throw new CaseFailed("the gateway does not know " + id);
        }
        return view;
    }

    OrderStatus status(OrderId id) {
        return view(id).state().status();
    }

    /// An order gets there in the gateway's books.
    void becomes(OrderId id, OrderStatus wanted) {
        soon(
                () -> status(id) == wanted,
                () -> id + " must become " + wanted + ", is " + status(id) + " ("
                        + view(id).state().text() + ")");
    }

    void cancel(OrderId id) {
        accepted(new Command.CancelOrder(KIT, id));
    }

    /// Units that the gateway holds, signed; both sides of a hedging account added up.
    Decimal position() {
        Decimal units = Decimal.ZERO;
        for (var each : reads().positions()) {
            if (each.account().equals(account().id())
                    && each.symbol().equals(instrument().symbol())) {
                units = units.plus(each.units());
            }
        }
        return units;
    }

    // The venue's side

    AtVenue there() {
        return new AtVenue(this);
    }

    HoldingsCheck holdings() {
        return new HoldingsCheck(this);
    }

    Decimal best(Side side) {
        BookSnapshot.Sides market = venue.market();
        List<BookSnapshot.Level> levels = side == Side.BUY ? market.bids() : market.asks();
        holds(!levels.isEmpty(), "the venue shows no " + (side == Side.BUY ? "bid" : "offer"));
        return levels.getFirst().price();
    }

    /// A price at which an order of this side rests: 2 % from the market.
    Decimal resting(Side side) {
        return scaled(best(side), side == Side.BUY ? "0.98" : "1.02");
    }

    /// A price that takes all that the market shows.
    Decimal taking(Side side) {
        return scaled(best(side), side == Side.BUY ? "1.02" : "0.98");
    }

    /// A price so many times that of the best of a side, on the tick.
    Decimal scaled(Decimal price, String by) {
        BigDecimal tick = instrument().contract().tick().toBigDecimal();
        BigDecimal ticks = price.toBigDecimal().multiply(new BigDecimal(by)).divide(tick, 0, RoundingMode.HALF_UP);
        return Decimal.ofExact(ticks.multiply(tick).stripTrailingZeros());
    }
}
