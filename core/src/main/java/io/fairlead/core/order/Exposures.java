package io.fairlead.core.order;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.snapshot.Section;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What live orders may still come to, by account and symbol, and how many there are in every scope. Owned by the
/// thread that owns the state; follows from the orders alone.
public final class Exposures {
    /// Nothing countable is larger, so that sums always fit.
    private static final Decimal LARGEST = Decimal.of(1_000_000_000_000L);

    private final List<Exposure> all = new ArrayList<>();
    private final List<Exposure> allView = Collections.unmodifiableList(all);
    private final Map<AccountId, Map<Symbol, Exposure>> byKey = new HashMap<>();
    private final Map<AccountId, List<Exposure>> byAccount = new HashMap<>();
    private final Map<VenueId, Map<Symbol, RestingOrders>> resting = new HashMap<>();
    private final Tally ofGateway = new Tally();
    private final Map<AccountId, Tally> ofAccounts = new HashMap<>();
    private final Map<VenueId, Tally> ofVenues = new HashMap<>();
    private final Map<Symbol, Tally> ofSymbols = new HashMap<>();
    private final Map<StrategyId, Tally> ofStrategies = new LinkedHashMap<>();

    Exposures() {}

    /// In the order of first orders.
    public List<Exposure> all() {
        return allView;
    }

    /// Null before the first order of the symbol on the account.
    public @Nullable Exposure find(AccountId account, Symbol symbol) {
        Map<Symbol, Exposure> ofAccount = byKey.get(account);
        return ofAccount == null ? null : ofAccount.get(symbol);
    }

    /// Those of an account, in the order of first orders.
    public List<Exposure> of(AccountId account) {
        List<Exposure> exposures = byAccount.get(account);
        return exposures == null ? List.of() : exposures;
    }

    /// Our orders on a symbol at a venue; null if there never was one.
    public @Nullable RestingOrders resting(VenueId venue, Symbol symbol) {
        Map<Symbol, RestingOrders> ofVenue = resting.get(venue);
        return ofVenue == null ? null : ofVenue.get(symbol);
    }

    /// Live orders of everybody.
    public int live() {
        return ofGateway.live();
    }

    public int live(VenueId venue) {
        return live(ofVenues.get(venue));
    }

    public int live(AccountId account) {
        return live(ofAccounts.get(account));
    }

    public int live(Symbol symbol) {
        return live(ofSymbols.get(symbol));
    }

    public int live(StrategyId strategy) {
        return live(ofStrategies.get(strategy));
    }

    public int live(AccountId account, Symbol symbol) {
        Exposure exposure = find(account, symbol);
        return exposure == null ? 0 : exposure.tally().live();
    }

    private static int live(@Nullable Tally tally) {
        return tally == null ? 0 : tally.live();
    }

    /// What there is, without figures: those follow from the orders.
    Section section() {
        return new Section(Section.EXPOSURES, 1, this::write, this::read);
    }

    private void write(SectionWriter to) {
        to.out().unsigned(all.size());
        for (Exposure each : all) {
            to.account(each.account());
            to.instrument(each.instrument());
        }
        to.out().unsigned(ofStrategies.size());
        ofStrategies.keySet().forEach(strategy -> to.out().text(strategy.value()));
    }

    private void read(SectionReader from) {
        for (int left = from.in().size(); left > 0; left--) {
            create(from.account(), from.instrument());
        }
        for (int left = from.in().size(); left > 0; left--) {
            ofStrategies.put(new StrategyId(from.in().text()), new Tally());
        }
    }

    void open(LiveOrder order) {
        Exposure exposure = find(order.account.id(), order.instrument.symbol());
        order.exposure = exposure == null ? create(order.account, order.instrument) : exposure;
        if (!ofStrategies.containsKey(order.strategy())) {
            ofStrategies.put(order.strategy(), new Tally());
        }
    }

    private Exposure create(Account account, Instrument instrument) {
        Symbol symbol = instrument.symbol();
        RestingOrders orders = resting.computeIfAbsent(account.venue(), _ -> new HashMap<>())
                .computeIfAbsent(symbol, _ -> new RestingOrders());
        Exposure.Tallies tallies = new Exposure.Tallies(
                ofAccounts.computeIfAbsent(account.id(), _ -> new Tally()),
                ofVenues.computeIfAbsent(account.venue(), _ -> new Tally()),
                ofSymbols.computeIfAbsent(symbol, _ -> new Tally()));
        Exposure exposure = new Exposure(all.size(), account, instrument, orders, tallies);
        all.add(exposure);
        byKey.computeIfAbsent(account.id(), _ -> new HashMap<>()).put(symbol, exposure);
        byAccount.computeIfAbsent(account.id(), _ -> new ArrayList<>()).add(exposure);
        return exposure;
    }

    /// To be called behind every change of an order.
    void follow(LiveOrder order) {
        Decimal reserved = reservedBy(order);
        if (!reserved.equals(order.reserved)) {
            order.exposure.reserve(order.side, order.reserved, reserved);
            order.reserved = reserved;
        }
        boolean resting = order.restingAt != LiveOrder.NOT_RESTING;
        if (resting == order.status.isLive()) {
            if (resting) {
                order.exposure.resting().changed(order);
            }
            return;
        }
        if (resting) {
            order.exposure.resting().remove(order);
        } else {
            order.exposure.resting().add(order);
        }
        count(order, resting ? -1 : 1);
    }

    private void count(LiveOrder order, int change) {
        order.exposure.count(change);
        ofGateway.add(change);
        Objects.requireNonNull(ofStrategies.get(order.strategy())).add(change);
    }

    /// What may yet execute of an order beyond what is known to have been.
    static Decimal reservedBy(LiveOrder order) {
        // A replace that crossed the last fill may still open the order again.
        boolean open = order.status.isLive() || order.replace != null;
        Decimal asked = open ? asked(order) : Decimal.ZERO;
        if (order.executions == null) {
            return asked.min(LARGEST);
        }
        Decimal rest = open ? difference(asked, Resolutions.known(order)) : Decimal.ZERO;
        return rest.max(order.missing()).max(Decimal.ZERO).min(LARGEST);
    }

    private static Decimal asked(LiveOrder order) {
        PendingRequest replace = order.replace;
        return replace == null || replace.terms() == null
                ? order.terms.units()
                : order.terms.units().max(replace.terms().units());
    }

    /// Rounded where eighteen digits do not hold both ends.
    private static Decimal difference(Decimal asked, Decimal known) {
        try {
            return asked.minus(known);
        } catch (ArithmeticException doesNotFit) {
            return Decimal.ofRounded(asked.toBigDecimal().subtract(known.toBigDecimal()), Decimal.MAX_SCALE);
        }
    }
}
