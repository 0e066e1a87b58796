package io.fairlead.core.recon;

import io.fairlead.core.event.CopyLink;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.CopyMatch;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// What drop copies show and the orders' own connections do not, and the other way round: copies that wait for the
/// stream, executions of the stream that wait for their copies. Owned by the thread of the core state.
public final class DropCopies {
    /// The oldest of more executions without a copy are given up: a copy session may be gone for good.
    static final int MOST_EXPECTED = 10_000;

    /// The oldest of more copies that wait for the stream are settled at once, whoever sends them.
    public static final int MOST_WAITING = 10_000;

    /// So many overdue ones are remembered, and their orders named; beyond that copies simply stay away.
    public static final int MOST_MISSED = 100;

    private static final long DOWN = 0;

    private final Map<VenueId, Map<String, Long>> upSince = new LinkedHashMap<>();
    private final Map<Long, Waiting> waiting = new LinkedHashMap<>();
    private final Map<VenueId, Map<Told, Long>> expected = new LinkedHashMap<>();
    private final Map<Told, VenueId> missed = new LinkedHashMap<>();
    private long lastNumber;

    /// A copy that says what its order's stream has not; `order` is null where it was none of ours.
    public record Waiting(
            long number, ExecutionReport copy, @Nullable OrderId order, long heardNanos) {}

    /// An execution, by the order's id and its own.
    public record Told(OrderId order, ExecId exec) {}

    public DropCopies() {}

    public void linkChanged(CopyLink change, long atNanos) {
        upSince.computeIfAbsent(change.venue(), _ -> new LinkedHashMap<>())
                .put(change.session(), change.up() ? atNanos : DOWN);
    }

    /// Every link counts as down until it reports.
    public void started() {
        upSince.values().forEach(sessions -> sessions.replaceAll((_, _) -> DOWN));
    }

    /// Whether a session is one for drop copies.
    public boolean isCopySession(VenueId venue, String session) {
        return !upSince.isEmpty() && upSince.getOrDefault(venue, Map.of()).containsKey(session);
    }

    /// Since when the venue's copies come; 0 while they do not.
    public long upSinceNanos(VenueId venue) {
        long newest = DOWN;
        for (long since : upSince.getOrDefault(venue, Map.of()).values()) {
            newest = Math.max(newest, since);
        }
        return newest;
    }

    /// A copy came. `id` is the order that it was attributed to; that may have left the live state, then `order` is
    /// null.
    public void heard(ExecutionReport copy, @Nullable OrderId id, @Nullable LiveOrder order, long atNanos) {
        Execution known = order == null ? null : CopyMatch.known(order, copy);
        ExecId exec = known == null ? copy.refs().exec() : known.exec();
        if (id != null && exec != null) {
            Told told = new Told(id, exec);
            expected.computeIfPresent(copy.venue(), (_, here) -> {
                here.remove(told);
                return here;
            });
            missed.remove(told);
        }
        if (order == null ? id == null : CopyMatch.isNews(order, copy)) {
            lastNumber++;
            waiting.put(lastNumber, new Waiting(lastNumber, copy, id, atNanos));
        }
    }

    /// The order's own connection told something; `added` is the execution that came with it, if one did.
    public void told(LiveOrder order, @Nullable Execution added, long atNanos) {
        if (upSince.isEmpty() || !upSince.containsKey(order.account().venue())) {
            return;
        }
        boolean copied = false;
        Iterator<Waiting> copies = waiting.values().iterator();
        while (copies.hasNext()) {
            Waiting each = copies.next();
            if (isOf(each, order) && !CopyMatch.isNews(order, each.copy)) {
                copied |= added != null && CopyMatch.known(order, each.copy) == added;
                copies.remove();
            }
        }
        ExecId exec = added == null ? null : added.exec();
        if (exec != null && !copied) {
            Map<Told, Long> here = expected.computeIfAbsent(order.account().venue(), _ -> new LinkedHashMap<>());
            here.put(new Told(order.id(), exec), atNanos);
            if (here.size() > MOST_EXPECTED) {
                here.remove(here.keySet().iterator().next());
            }
        }
    }

    /// A copy may have come before its order was known, as behind a power loss: then its ids say whose it is.
    private static boolean isOf(Waiting waiting, LiveOrder order) {
        if (waiting.order != null) {
            return order.id().equals(waiting.order);
        }
        ExecutionReport.References refs = waiting.copy.refs();
        return waiting.copy.venue().equals(order.account().venue())
                && (order.id().equals(refs.order())
                        || (refs.venueOrder() != null && refs.venueOrder().equals(order.venueOrder())));
    }

    /// A copy was counted, or needs not be.
    public void settled(long number) {
        waiting.remove(number);
    }

    /// The copy of an execution is overdue: it is waited for no longer.
    public void missed(OrderId order, ExecId exec) {
        Told told = new Told(order, exec);
        expected.forEach((venue, here) -> {
            if (here.remove(told) != null && missed.size() < MOST_MISSED) {
                missed.put(told, venue);
            }
        });
    }

    /// Orders left the live state: nothing of them is owed any more.
    public void left(List<OrderId> orders) {
        if (!missed.isEmpty()) {
            missed.keySet().removeIf(told -> orders.contains(told.order));
        }
    }

    /// Whether so many copies are overdue that no more are named.
    public boolean isAwayForLong() {
        return missed.size() >= MOST_MISSED;
    }

    /// Whether copies of executions of this order are overdue.
    public boolean isAnyMissed(OrderId order) {
        for (Told each : missed.keySet()) {
            if (each.order.equals(order)) {
                return true;
            }
        }
        return false;
    }

    /// The venues that have, or had, a session for copies.
    public Set<VenueId> venues() {
        return Collections.unmodifiableSet(upSince.keySet());
    }

    /// The copies that wait, in the order in which they came.
    public List<Waiting> waiting() {
        return waiting.isEmpty() ? List.of() : new ArrayList<>(waiting.values());
    }

    /// The executions of a venue that wait for their copies, oldest first, and when each was told.
    public Map<Told, Long> expected(VenueId venue) {
        return Collections.unmodifiableMap(expected.getOrDefault(venue, Map.of()));
    }

    public void write(SectionWriter to) {
        to.out().unsigned(upSince.size());
        upSince.forEach((venue, sessions) -> {
            to.values().venue(venue);
            to.out().unsigned(sessions.size());
            sessions.forEach((session, since) -> {
                to.out().text(session);
                to.out().signed(since);
            });
        });
        to.out().signed(lastNumber);
        to.out().unsigned(waiting.size());
        waiting.values().forEach(each -> {
            to.out().signed(each.number);
            to.report(each.copy);
            to.values().order(each.order);
            to.out().signed(each.heardNanos);
        });
        to.out().unsigned(expected.size());
        expected.forEach((venue, here) -> {
            to.values().venue(venue);
            to.out().unsigned(here.size());
            here.forEach((told, nanos) -> {
                write(told, to);
                to.out().signed(nanos);
            });
        });
        to.out().unsigned(missed.size());
        missed.forEach((told, venue) -> {
            write(told, to);
            to.values().venue(venue);
        });
    }

    private static void write(Told told, SectionWriter to) {
        to.values().order(told.order);
        to.values().exec(told.exec);
    }

    public void read(SectionReader from) {
        for (int venues = from.in().size(); venues > 0; venues--) {
            Map<String, Long> sessions = upSince.computeIfAbsent(from.values().venue(), _ -> new LinkedHashMap<>());
            for (int left = from.in().size(); left > 0; left--) {
                sessions.put(from.in().text(), from.in().signed());
            }
        }
        lastNumber = from.in().signed();
        for (int left = from.in().size(); left > 0; left--) {
            Waiting each = new Waiting(
                    from.in().signed(),
                    from.report(),
                    from.values().orderOrNull(),
                    from.in().signed());
            waiting.put(each.number, each);
        }
        for (int venues = from.in().size(); venues > 0; venues--) {
            Map<Told, Long> here = expected.computeIfAbsent(from.values().venue(), _ -> new LinkedHashMap<>());
            for (int left = from.in().size(); left > 0; left--) {
                here.put(readTold(from), from.in().signed());
            }
        }
        for (int left = from.in().size(); left > 0; left--) {
            missed.put(readTold(from), from.values().venue());
        }
    }

    private static Told readTold(SectionReader from) {
        return new Told(from.values().order(), from.values().exec());
    }

    /// Tells every number of it, in the order of the log.
    public void addUp(LongConsumer number) {
        upSince.values().forEach(sessions -> sessions.values().forEach(number::accept));
        number.accept(lastNumber);
        waiting.values().forEach(each -> {
            number.accept(each.number);
            number.accept(each.heardNanos);
        });
        expected.values().forEach(here -> here.values().forEach(number::accept));
        number.accept(missed.size());
    }
}
