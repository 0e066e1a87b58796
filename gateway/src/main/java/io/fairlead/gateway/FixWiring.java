package io.fairlead.gateway;

import io.fairlead.core.book.Books;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.VenuePort;
import io.fairlead.fix.dictionary.MessageValidator;
import io.fairlead.fix.engine.FixInitiator;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.session.ResetPolicy;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.JournalMessageStore;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.store.MessageStore;
import io.fairlead.fix.store.SentRecords;
import io.fairlead.gateway.GatewayConfig.FixLine;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.gateway.GatewayConfig.OrderLine;
import io.fairlead.gateway.SessionView.Purpose;
import io.fairlead.journal.Journal;
import io.fairlead.venues.fixlp.BesideOrders;
import io.fairlead.venues.fixlp.FixLpFeed;
import io.fairlead.venues.fixlp.FixLpVenue;
import io.fairlead.venues.fixlp.OrderSession;
import io.fairlead.venues.market.PriceFeed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Wires the liquidity providers over FIX: sessions, their stores and feeds. Used by the thread that opens a gateway,
/// and by nobody afterwards, but for `checkpoint`.
final class FixWiring {
    private final GatewayConfig config;
    private final Surroundings world;
    private final Seams seams;
    private final Shared shared;
    private final ConnectionWatch watch;
    private final FixInitiator orderInitiator;
    private final FixInitiator marketInitiator;
    private final List<SessionLine> orderLines = new ArrayList<>();
    private final List<SessionLine> marketLines = new ArrayList<>();
    private final List<BesideOrders> besideOrders = new ArrayList<>();
    private final List<FixLpFeed> feedsOfTheirOwn = new ArrayList<>();
    private final List<FixLpVenue> venues = new ArrayList<>();
    private Map<String, JournalMessageStore> stores = Map.of();

    /// What all venues have in common: books, the desk of market data, metrics, and where their words go.
    record Shared(Books books, MarketDesk desk, GatewayMetrics metrics, Consumer<VenueInput> inputs) {}

    FixWiring(GatewayConfig config, Surroundings world, Seams seams, Shared shared) {
        this.config = config;
        this.world = world;
        this.seams = seams;
        this.shared = shared;
        watch = new ConnectionWatch();
        orderInitiator = new FixInitiator(world.random(), world.engineIdle(), watch);
        marketInitiator = new FixInitiator(world.random(), world.marketIdle(), watch);
    }

    /// Opens the stores of the configured order sessions, and of those that were once: their streams must not hold the
    /// archive back for ever.
    void openStores(Journal journal) {
        Set<String> sessions = new LinkedHashSet<>();
        for (VenuePlan plan : config.venues()) {
            if (plan instanceof FixLp lp) {
                lp.orders().forEach(line -> sessions.add(line.fix().id()));
                FixLine copies = lp.dropCopy();
                if (copies != null) {
                    sessions.add(copies.id());
                }
            }
        }
        for (String stream : journal.streams().keySet()) {
            if (stream.startsWith(SentRecords.STREAM_PREFIX)) {
                sessions.add(stream.substring(SentRecords.STREAM_PREFIX.length()));
            }
        }
        stores = JournalMessageStore.openAll(journal, sessions);
    }

    void checkpoint(long nowNanos) {
        stores.values().forEach(store -> store.checkpoint(nowNanos));
    }

    Sessions.Owned orders() {
        return new Sessions.Owned(orderInitiator, List.copyOf(orderLines));
    }

    Sessions.Owned marketData() {
        return new Sessions.Owned(marketInitiator, List.copyOf(marketLines));
    }

    /// What comes over order sessions besides orders.
    List<BesideOrders> besideOrders() {
        return List.copyOf(besideOrders);
    }

    List<FixLpVenue> venues() {
        return List.copyOf(venues);
    }

    MarketDuty marketDuty(List<PriceFeed> references) {
        return new MarketDuty(marketInitiator, List.copyOf(marketLines), List.copyOf(feedsOfTheirOwn), references);
    }

    /// The port of a provider, with its sessions in their initiators.
    VenuePort connect(FixLp lp) {
        FixLpFeed feed = lp.settings().capabilities().has(Capability.MARKET_DATA)
                ? new FixLpFeed(
                        lp.settings(),
                        config.instruments(),
                        new FixLpFeed.Surroundings(
                                shared.books,
                                shared.desk,
                                world.clock()::nanos,
                                shared.metrics.tickToProcess()::record))
                : null;
        shared.desk.add(lp.settings().venue(), feed);
        FixLine marketData = lp.marketData();
        List<BesideOrders> besides = feed == null ? List.of() : feed.besideOrders(marketData != null);
        besideOrders.addAll(besides);
        FixLpVenue venue = new FixLpVenue(
                lp.settings(),
                lp.orders().stream().map(OrderLine::session).toList(),
                config.instruments(),
                config.accounts(),
                besides,
                new FixLpVenue.Core(seams.venues().inputs(shared.inputs), world.clock()::nanos));
        venues.add(venue);
        for (int i = 0; i < lp.orders().size(); i++) {
            connectOrders(lp, lp.orders().get(i).fix(), venue.sessions().get(i), i == 0 ? feed : null);
        }
        FixLine copies = lp.dropCopy();
        if (copies != null) {
            connectCopies(copies, venue);
        }
        if (feed != null && marketData != null) {
            connectMarketData(lp, marketData, feed);
        }
        return venue;
    }

    private void connectOrders(FixLp lp, FixLine line, OrderSession listener, @Nullable FixLpFeed feed) {
        MessageStore store = seams.stores().apply(Objects.requireNonNull(stores.get(line.id())));
        FixSession session = session(line, line.profile(), store, listener);
        orderInitiator.add(session, line.plan());
        VenueId venue = lp.settings().venue();
        orderLines.add(new SessionLine(
                new SessionLine.Identity(line.id(), venue, Purpose.ORDERS, listener.isStandby()),
                orderInitiator,
                session,
                new SessionLine.Monitoring(
                        shared.metrics.rejects(venue),
                        feed == null || lp.marketData() != null ? () -> "" : feed::problem,
                        listener::inFlight,
                        watch)));
    }

    /// What it tells is worth as much as what an order session does, and polled by the same thread.
    private void connectCopies(FixLine line, FixLpVenue venue) {
        MessageStore store = seams.stores().apply(Objects.requireNonNull(stores.get(line.id())));
        FixSession session = session(line, line.profile(), store, venue.copies(line.id()));
        orderInitiator.add(session, line.plan());
        orderLines.add(new SessionLine(
                new SessionLine.Identity(line.id(), venue.venue(), Purpose.DROP_COPY, false),
                orderInitiator,
                session,
                new SessionLine.Monitoring(new RejectCounts(), () -> "", () -> 0, watch)));
    }

    /// Nothing of a market-data session is worth keeping: it starts from 1 at each logon.
    private void connectMarketData(FixLp lp, FixLine marketData, FixLpFeed feed) {
        SessionProfile profile = marketData.profile().withReset(ResetPolicy.ON_LOGON);
        FixSession session = session(marketData, profile, new MemoryMessageStore(), feed);
        marketInitiator.add(session, marketData.plan());
        marketLines.add(new SessionLine(
                new SessionLine.Identity(marketData.id(), lp.settings().venue(), Purpose.MARKET_DATA, false),
                marketInitiator,
                session,
                new SessionLine.Monitoring(new RejectCounts(), feed::problem, () -> 0, watch)));
        feedsOfTheirOwn.add(feed);
    }

    private FixSession session(FixLine line, SessionProfile profile, MessageStore store, FixSessionListener listener) {
        MessageValidator validator =
                MessageValidator.of(profile.fixt(), profile.wire().versions().byDefault(), line.dictionary());
        SessionParts parts = SessionParts.of(store, listener)
                .withLog(world.fixLog())
                .withCheck(validator)
                .withDecisions(seams.decisions());
        return new FixSession(profile, parts);
    }
}
