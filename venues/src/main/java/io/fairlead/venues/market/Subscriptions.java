package io.fairlead.venues.market;

import io.fairlead.core.book.Fault;
import io.fairlead.core.book.MarketSink;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.venues.market.Subscription.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What is subscribed to over one market-data session: shared between readers, asked for at a paced rate, again after
/// each logon, after a refusal, and when a book needs a new picture. Owned by the thread that polls the session, but
/// for `read`, `views` and `totals`.
///
/// ```
///           reader                  turn, room            first picture
///  IDLE ──────────────▶ WANTED ──────────────▶ REQUESTED ───────────────▶ LIVE ◀──────▶ STALE  (silence)
///   ▲                     ▲  ▲                     │ refused, no answer     │             │
///   └── last reader left  │  └── retry is due ── LOST ◀── session ended ────┴─────────────┘
/// ```
public final class Subscriptions {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long LOOK_NANOS = 5_000_000L;
    private static final long VIEW_NANOS = 250_000_000L;
    private static final long NEVER = Long.MAX_VALUE;

    /// How an adapter asks; both return whether the request left.
    public interface Line {
        boolean ask(Subscription of, long requestId, long nowNanos);

        boolean end(Subscription of, long nowNanos);
    }

    /// A reader's hold on a subscription; closing it twice does no harm. Any thread.
    public interface Reading extends AutoCloseable {
        @Override
        void close();
    }

    /// What happened since the start. Immutable.
    public record Totals(long requests, long ends, long refusals, long refreshes, long losses) {}

    private final VenueId venue;
    private final SubscriptionSettings settings;
    private final SubscriptionListener listener;
    private final Map<Symbol, Subscription> bySymbol = new LinkedHashMap<>();
    private final List<Subscription> all = new ArrayList<>();
    private final ArrayDeque<Subscription> queue = new ArrayDeque<>();
    private final AtomicLong changes = new AtomicLong();
    private @Nullable Line up;
    private long seenChanges = -1;
    private long lookNanos;
    private long paceNanos;
    private long viewNanos;
    private int atVenue;
    private long lastRequestId;
    private long requests;
    private long ends;
    private long refusals;
    private long refreshes;
    private long losses;
    private volatile List<SubscriptionView> views = List.of();
    private volatile Totals totals = new Totals(0, 0, 0, 0, 0);

    public Subscriptions(VenueId venue, SubscriptionSettings settings, SubscriptionListener listener) {
        this.venue = venue;
        this.settings = settings;
        this.listener = listener;
    }

    /// Makes an instrument one that can be subscribed to; while wiring.
    public Subscription open(Instrument instrument, MarketSink sink) {
        Subscription made = new Subscription(instrument, sink);
        if (bySymbol.putIfAbsent(instrument.symbol(), made) != null) {
            throw new IllegalArgumentException(instrument.symbol() + " at " + venue + " can be subscribed to already");
        }
        all.add(made);
        return made;
    }

    /// Whether a venue has the instrument at all.
    public boolean has(Symbol symbol) {
        return bySymbol.containsKey(symbol);
    }

    /// Begins to read; null if the venue does not have the instrument. Any thread, once wired.
    public @Nullable Reading read(Symbol symbol) {
        Subscription of = bySymbol.get(symbol);
        if (of == null) {
            return null;
        }
        of.readers.incrementAndGet();
        changes.incrementAndGet();
        AtomicBoolean closed = new AtomicBoolean();
        return () -> {
            if (closed.compareAndSet(false, true)) {
                of.readers.decrementAndGet();
                changes.incrementAndGet();
            }
        };
    }

    /// Every subscription as it stood a moment ago. Any thread.
    public List<SubscriptionView> views() {
        return views;
    }

    /// What happened since the start, as of a moment ago. Any thread.
    public Totals totals() {
        return totals;
    }

    /// The session is there: everything that is wanted is asked for, in its turn.
    public void up(Line line, long nowNanos) {
        up = line;
        queue.clear();
        for (Subscription each : all) {
            if (isWanted(each)) {
                want(each, "", nowNanos);
            }
        }
        poll(nowNanos);
    }

    /// The session ended: nothing is at the venue any more.
    public void down(String why, long nowNanos) {
        up = null;
        queue.clear();
        for (Subscription each : all) {
            if (each.state().isAtVenue() || each.state() == SubscriptionState.WANTED) {
                lose(each, why, NEVER, nowNanos);
                each.sink.cut(nowNanos);
            }
        }
    }

    /// The venue told something of it.
    public void told(Subscription of, long nowNanos) {
        of.told(nowNanos);
        if (of.state() == SubscriptionState.REQUESTED || of.state() == SubscriptionState.STALE) {
            if (of.task() == Task.GIVE_UP) {
                of.set(Task.NONE, NEVER);
                queue.remove(of);
            }
            turn(of, SubscriptionState.LIVE, "", of.task() == Task.NONE ? NEVER : of.dueNanos(), nowNanos);
        }
    }

    /// The venue refused it, for now or, unless `retry`, for good: until the session begins anew.
    public void refused(Subscription of, boolean retry, String why, long nowNanos) {
        if (!of.state().isAtVenue()) {
            return;
        }
        refusals++;
        lose(of, why, retry ? nowNanos + delay(of) : NEVER, nowNanos);
        if (!retry) {
            of.sink.lost(nowNanos);
        }
    }

    /// Doubles with each attempt that came to nothing.
    private long delay(Subscription of) {
        int doubled = Math.clamp(of.attempts() - 1L, 0, 5);
        return settings.retryNanos() * Math.min(SubscriptionSettings.LONGEST_RETRIES, 1L << doubled);
    }

    /// A new picture is needed: the subscription is ended and asked for again, in its turn.
    public void refresh(Symbol symbol, long nowNanos) {
        Subscription of = bySymbol.get(symbol);
        boolean hasPicture =
                of != null && (of.state() == SubscriptionState.LIVE || of.state() == SubscriptionState.STALE);
        if (of == null || !hasPicture || of.task() != Task.NONE) {
            return;
        }
        refreshes++;
        of.set(Task.REFRESH, nowNanos);
        queue.add(of);
    }

    /// Something of the session was missed: every picture may be wrong, until it is asked for anew.
    public void missed(Fault why, long nowNanos) {
        for (Subscription each : all) {
            if (each.state() == SubscriptionState.LIVE || each.state() == SubscriptionState.STALE) {
                each.sink.gapped(why, nowNanos);
                refresh(each.instrument.symbol(), nowNanos);
            }
        }
    }

    /// The subscription that a number belongs to; null if it is in force no more. Allocates nothing.
    public @Nullable Subscription ofRequest(long requestId) {
        for (int i = 0; requestId > 0 && i < all.size(); i++) {
            if (all.get(i).requestId() == requestId) {
                return all.get(i);
            }
        }
        return null;
    }

    /// Does what is due; returns how many requests left.
    public int poll(long nowNanos) {
        long changed = changes.get();
        if (changed != seenChanges || nowNanos >= lookNanos || nowNanos < lookNanos - LOOK_NANOS) {
            seenChanges = changed;
            lookNanos = nowNanos + LOOK_NANOS;
            look(nowNanos);
        }
        if (nowNanos >= viewNanos || nowNanos < viewNanos - VIEW_NANOS) {
            viewNanos = nowNanos + VIEW_NANOS;
            show();
        }
        return send(nowNanos);
    }

    private void look(long nowNanos) {
        for (int i = 0; i < all.size(); i++) {
            Subscription each = all.get(i);
            boolean wanted = isWanted(each);
            switch (each.state()) {
                case IDLE -> {
                    if (wanted) {
                        want(each, "", nowNanos);
                    }
                }
                case WANTED -> {
                    if (!wanted) {
                        queue.remove(each);
                        turn(each, SubscriptionState.IDLE, "", NEVER, nowNanos);
                    }
                }
                case LOST -> {
                    if (!wanted) {
                        turn(each, SubscriptionState.IDLE, "", NEVER, nowNanos);
                    } else if (up != null && nowNanos >= each.dueNanos()) {
                        want(each, each.why(), nowNanos);
                    }
                }
                case REQUESTED, LIVE, STALE -> lookAtVenue(each, wanted, nowNanos);
            }
        }
    }

    private void lookAtVenue(Subscription each, boolean wanted, long nowNanos) {
        if (!wanted && each.task() == Task.NONE) {
            each.set(Task.END, nowNanos + SubscriptionSettings.LINGER_NANOS);
            queue.add(each);
        } else if (wanted && each.task() == Task.END) {
            boolean waits = each.state() == SubscriptionState.REQUESTED;
            each.set(Task.NONE, waits ? nowNanos + settings.answerNanos() : NEVER);
            queue.remove(each);
        } else if (each.state() == SubscriptionState.REQUESTED
                && each.task() == Task.NONE
                && nowNanos >= each.dueNanos()) {
            each.set(Task.GIVE_UP, nowNanos);
            queue.add(each);
        } else if (isSilent(each, nowNanos)) {
            turn(each, SubscriptionState.STALE, "the venue is silent", each.dueNanos(), nowNanos);
        }
    }

    private boolean isSilent(Subscription each, long nowNanos) {
        return each.state() == SubscriptionState.LIVE
                && settings.staleNanos() > 0
                && nowNanos - each.toldNanos() >= settings.staleNanos();
    }

    private boolean isWanted(Subscription of) {
        return settings.always() || of.readers.get() > 0;
    }

    /// At most one request a call.
    private int send(long nowNanos) {
        Line line = up;
        if (line == null || nowNanos < paceNanos) {
            return 0;
        }
        for (int turns = queue.size(); turns > 0; turns--) {
            Subscription next = queue.remove();
            if (nowNanos < next.dueNanos()) {
                queue.add(next);
            } else if (next.task() != Task.NONE) {
                return end(line, next, nowNanos);
            } else if (next.state() == SubscriptionState.WANTED) {
                return ask(line, next, nowNanos);
            }
        }
        return 0;
    }

    private int ask(Line line, Subscription next, long nowNanos) {
        if (atVenue >= settings.mostPerSession()) {
            next.turn(
                    SubscriptionState.WANTED,
                    "the session holds " + settings.mostPerSession() + " subscriptions, as many as it may",
                    nowNanos + settings.retryNanos(),
                    nowNanos);
            queue.add(next);
            return 0;
        }
        long id = lastRequestId + 1;
        if (!line.ask(next, id, nowNanos)) {
            queue.addFirst(next);
            return 0;
        }
        lastRequestId = id;
        requests++;
        paced(nowNanos);
        next.asked(id);
        next.sink.requested(nowNanos);
        turn(next, SubscriptionState.REQUESTED, "", nowNanos + settings.answerNanos(), nowNanos);
        return 1;
    }

    /// Ends one that nobody reads any more, or that is asked for anew: next, or if it was never answered after a while.
    private int end(Line line, Subscription next, long nowNanos) {
        if (!line.end(next, nowNanos)) {
            queue.addFirst(next);
            return 0;
        }
        ends++;
        paced(nowNanos);
        if (isWanted(next) && next.task() == Task.GIVE_UP) {
            lose(next, "no answer", nowNanos + delay(next), nowNanos);
        } else if (isWanted(next)) {
            turn(next, SubscriptionState.WANTED, "a new picture is needed", nowNanos, nowNanos);
            queue.addFirst(next);
        } else {
            turn(next, SubscriptionState.IDLE, "", NEVER, nowNanos);
            next.sink.lost(nowNanos);
        }
        return 1;
    }

    private void paced(long nowNanos) {
        paceNanos = nowNanos + SECOND_NANOS / settings.requestsPerSecond();
    }

    private void want(Subscription of, String why, long nowNanos) {
        turn(of, SubscriptionState.WANTED, why, nowNanos, nowNanos);
        if (up != null) {
            queue.add(of);
        }
    }

    private void lose(Subscription of, String why, long dueNanos, long nowNanos) {
        losses++;
        queue.remove(of);
        turn(of, SubscriptionState.LOST, why, dueNanos, nowNanos);
    }

    private void turn(Subscription of, SubscriptionState to, String why, long dueNanos, long nowNanos) {
        SubscriptionState from = of.state();
        atVenue += (to.isAtVenue() ? 1 : 0) - (from.isAtVenue() ? 1 : 0);
        of.turn(to, why, dueNanos, nowNanos);
        if (from != to) {
            listener.turned(new SubscriptionListener.Turn(nowNanos, venue, of.instrument.symbol(), from, to, why));
        }
    }

    private void show() {
        List<SubscriptionView> now = new ArrayList<>(all.size());
        for (Subscription each : all) {
            now.add(new SubscriptionView(
                    venue,
                    each.instrument.symbol(),
                    each.state(),
                    each.readers.get(),
                    each.why(),
                    each.sinceNanos(),
                    new SubscriptionView.Traffic(each.toldNanos(), each.updates(), each.requests())));
        }
        views = List.copyOf(now);
        totals = new Totals(requests, ends, refusals, refreshes, losses);
    }
}
