package io.fairlead.proof.kit;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.port.Capability;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.VenuePositionView;
import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.gateway.MassStatus;
import io.fairlead.gateway.MassStatusDesk;
import io.fairlead.gateway.ReadSide;
import io.fairlead.gateway.ReadSide.FillFilter;
import io.fairlead.gateway.ReadSide.OrderFilter;
import io.fairlead.gateway.VenueView;
import io.fairlead.proof.truth.JournalTruth;
import io.fairlead.proof.truth.SimTruth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Somebody's own account at a real venue, for the cases that are safe there. It can't be made do anything, and has no
/// log to read: what is live is told by the venue's own list where it has one, the rest by its reports since this was
/// made. Used by the thread that runs the kit.
public final class OwnAccount implements KitVenue, KitVenue.Kind {
    private static final Duration LIST_PATIENCE = Duration.ofSeconds(5);
    private static final long LIST_AGE_NANOS = 500_000_000L;
    private static final int PAGE = 200;

    private final Gateway gateway;
    private final Account account;
    private final BiPredicate<OrdType, TimeInForce> takes;
    private final Instrument instrument;
    private final long sinceNanos = KitGateway.epochNanos();
    private @Nullable MassStatus list;
    private long listNanos;

    /// @param takes whether the venue takes a type with a time in force
    public OwnAccount(
            Gateway gateway, Account account, Instrument instrument, BiPredicate<OrdType, TimeInForce> takes) {
        this.takes = takes;
        this.gateway = gateway;
        this.account = account;
        this.instrument = instrument;
    }

    private ReadSide reads() {
        return gateway.readSide();
    }

    /// What the adapter of the account's venue declares.
    Declared declared() {
        return reads().venues().stream()
                .filter(each -> each.venue().equals(account.venue()))
                .map(VenueView::capabilities)
                .map(each -> new Declared(each, account.mode(), EnumSet.noneOf(Declared.Way.class)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("venue " + account.venue() + " takes no orders"));
    }

    /// Why the kit must keep its hands off, once the venue has told what the account has and what the instrument
    /// costs; empty if nothing stands against it.
    public String objection(Duration patience) {
        Stand stand = new Stand(this, Flavour.STANDARD, new SafeRun.OneLife(gateway, this), "kit", patience);
        try {
            stand.soon(stand::isOpen, this::closed);
            stand.soon(
                    this::hasPrices,
                    () -> "no prices of " + instrument.symbol() + " at " + account.venue()
                            + " that may be acted on: it does not trade now, or" + sessions());
        } catch (CaseFailed e) {
            return String.valueOf(e.getMessage());
        }
        boolean works = !reads().orders(new OrderFilter(account.id(), instrument.symbol(), Set.of(), true), null, 1)
                .items()
                .isEmpty();
        return holds() || works
                ? account.id() + " has " + (holds() ? "a position" : "live orders") + " in " + instrument.symbol()
                        + ": the kit wants an instrument of which the account has neither"
                : "";
    }

    private boolean hasPrices() {
        BookSnapshot.Sides market = market();
        return !market.bids().isEmpty() && !market.asks().isEmpty();
    }

    /// Whether the account has a position in the instrument.
    boolean holds() {
        return reads().positions().stream()
                .anyMatch(each -> each.account().equals(account.id())
                        && each.symbol().equals(instrument.symbol())
                        && !each.units().isZero());
    }

    /// What an account that does not open waits for.
    private String closed() {
        String awaited = reads().accounts().stream()
                .filter(each -> each.account().id().equals(account.id()))
                .map(each -> each.recovery().step().awaited())
                .findFirst()
                .orElse("nobody knows what");
        return "account " + account.id() + " does not open: it waits for " + awaited + ";" + sessions();
    }

    /// How the venue's sessions stand, in words.
    private String sessions() {
        return reads().sessions().stream()
                .filter(each -> each.venue().equals(account.venue()))
                .map(each -> " " + each.id() + " is " + each.link().state()
                        + (each.lastError().isEmpty() ? "" : ", " + each.lastError()))
                .collect(Collectors.joining(";"));
    }

    @Override
    public Kind kind() {
        return this;
    }

    @Override
    public String name() {
        return account.venue().value();
    }

    @Override
    public Sheet sheet() {
        return new Sheet(name(), List.of(), 1);
    }

    @Override
    public Set<Flavour> flavours() {
        return EnumSet.of(Flavour.STANDARD);
    }

    @Override
    public KitVenue start(Path folder) {
        throw new IllegalStateException("a real venue can't be started");
    }

    @Override
    public Ground ground(Flavour flavour) {
        Decimal least =
                instrument.contract().minLots().times(instrument.contract().contractSize());
        return new Ground(account, instrument, least, least);
    }

    @Override
    public boolean takes(OrdType type, TimeInForce timeInForce) {
        return takes.test(type, timeInForce);
    }

    @Override
    public Instructions instructions(OrdType type, Side side, Decimal units) {
        return Instructions.NONE;
    }

    @Override
    public List<Holding> holdings(Flavour flavour) {
        return reads().venuePositions().stream()
                .filter(each -> each.account().equals(account.id())
                        && each.told().symbol().equals(instrument.symbol()))
                .map(OwnAccount::held)
                .toList();
    }

    private static Holding held(VenuePositionView view) {
        VenuePosition told = view.told();
        return new Holding(
                told.id(),
                told.side(),
                told.units(),
                told.avgPx() == null ? Decimal.ZERO : told.avgPx(),
                told.opener() == null ? null : told.opener().value(),
                told.exits().stopLoss(),
                told.exits().takeProfit(),
                null);
    }

    @Override
    public GatewayConfig gateway(Flavour flavour) {
        throw new IllegalStateException("the gateway of somebody's own account runs already");
    }

    @Override
    public boolean admits(Flavour flavour) {
        return reads().sessions().stream()
                .anyMatch(each ->
                        each.venue().equals(account.venue()) && each.link().loggedOn());
    }

    @Override
    public BookSnapshot.Sides market() {
        BookSnapshot book = reads().marketData().book(account.venue(), instrument.symbol());
        BookSnapshot.Sides sides = book == null ? null : book.tradable();
        return sides == null ? new BookSnapshot.Sides(List.of(), List.of()) : sides;
    }

    @Override
    public void act(Act act) {
        throw new IllegalStateException("a case that is safe on somebody's own account asked for " + act);
    }

    @Override
    public VenueBook book(Flavour flavour) {
        Set<OrderId> known = new HashSet<>();
        List<VenueBook.Placed> orders = new ArrayList<>();
        MassStatus told = declared().capabilities().has(Capability.MASS_STATUS_QUERY) ? list() : null;
        for (OrderView order : reads().orders(
                        new OrderFilter(account.id(), instrument.symbol(), Set.of(), false), null, PAGE)
                .items()) {
            boolean ofThisRun = order.times().placedNanos() >= sinceNanos;
            if (ofThisRun && (told == null || order.state().status().isTerminal())) {
                orders.add(reported(order));
                known.add(order.identity().id());
            }
        }
        if (told != null) {
            told.rows().forEach(row -> listed(row, known, orders));
        }
        List<VenueBook.Fill> fills =
                reads().fills(new FillFilter(account.id(), instrument.symbol(), null), null, PAGE).items().stream()
                        .filter(each -> each.execution().appliedNanos() >= sinceNanos)
                        .map(each -> new VenueBook.Fill(
                                each.execution().exec().value(),
                                each.order().value(),
                                each.side(),
                                each.execution().units(),
                                each.execution().price()))
                        .toList();
        return new VenueBook(orders, fills, 0);
    }

    private static VenueBook.Placed reported(OrderView order) {
        return new VenueBook.Placed(
                order.identity().id().value(),
                Set.of(order.identity().id().value()),
                order.identity().side(),
                order.terms(),
                JournalTruth.standing(order.state().status()),
                order.state().cumQty(),
                order.times().placedNanos(),
                false);
    }

    private static void listed(MassStatus.Row row, Set<OrderId> known, List<VenueBook.Placed> orders) {
        ExecutionReport said = row.venue();
        OrderView ours = row.ours();
        if (said == null || ours == null || known.contains(ours.identity().id())) {
            return;
        }
        ExecutionReport.Details details = said.details();
        ExecutionReport.Progress progress = said.progress();
        orders.add(new VenueBook.Placed(
                ours.identity().id().value(),
                Set.of(ours.identity().id().value()),
                details.side() == null ? ours.identity().side() : details.side(),
                details.terms() == null ? ours.terms() : details.terms(),
                progress.ordStatus() == null
                        ? JournalTruth.standing(ours.state().status())
                        : SimTruth.standing(progress.ordStatus()),
                progress.cumQty() == null ? ours.state().cumQty() : progress.cumQty(),
                ours.times().placedNanos(),
                false));
    }

    /// The venue's list, no older than half a second; null if it did not come.
    private @Nullable MassStatus list() {
        long now = System.nanoTime();
        if (list == null || now - listNanos > LIST_AGE_NANOS) {
            MassStatusDesk.Answer answer = gateway.massStatus()
                    .ask(account.id(), instrument.symbol(), null, LIST_PATIENCE)
                    .join();
            list = answer instanceof MassStatusDesk.Answer.Told(MassStatus told) ? told : null;
            listNanos = System.nanoTime();
        }
        return list;
    }

    /// The gateway is its owner's to close.
    @Override
    public void close() {}
}
