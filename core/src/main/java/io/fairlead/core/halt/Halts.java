package io.fairlead.core.halt;

import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.snapshot.Section;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The kills in force, and when each order connection was last lost. Changed by events alone; owned by the thread that
/// owns the core state.
public final class Halts {
    private final List<Kill> kills = new ArrayList<>();
    private final Map<VenueId, Map<String, Long>> cuts = new LinkedHashMap<>();

    public Halts() {}

    public void apply(HaltEvent event) {
        switch (event) {
            case HaltEvent.Killed e -> killed(e);
            case HaltEvent.Released e -> kills.removeIf(kill -> kill.scope().equals(e.scope()));
            case HaltEvent.NothingLive e -> change(e.scope(), kill -> kill.confirmed(e.atNanos(), e.evidence()));
            case HaltEvent.NotConfirmed e -> change(e.scope(), Kill::doubted);
            case HaltEvent.MassCancelAccepted _ -> {} // what it does is told by each order's reports
            case HaltEvent.DisconnectSwept e -> cuts(e.venue()).remove(e.session());
        }
    }

    private void killed(HaltEvent.Killed e) {
        Kill standing = of(e.scope());
        if (standing == null) {
            kills.add(new Kill(e.scope(), e.origin(), e.atNanos(), e.because(), e.flatten(), 0, ""));
        } else if (e.flatten()) {
            change(e.scope(), Kill::flattening);
        }
    }

    private void change(Scope scope, UnaryOperator<Kill> to) {
        kills.replaceAll(kill -> kill.scope().equals(scope) ? to.apply(kill) : kill);
    }

    /// A connection that ends leaves orders behind.
    public void linkChanged(LinkChange change, long atNanos) {
        if (!change.up()) {
            cuts(change.venue()).put(change.session(), atNanos);
        }
    }

    /// The process began anew: what an earlier one had connected is lost.
    public void started(Map<VenueId, ? extends Collection<String>> wereUp, long atNanos) {
        wereUp.forEach(
                (venue, sessions) -> sessions.forEach(session -> cuts(venue).put(session, atNanos)));
    }

    private Map<String, Long> cuts(VenueId venue) {
        return cuts.computeIfAbsent(venue, _ -> new LinkedHashMap<>());
    }

    /// The order connections of a venue that were lost and whose orders were not cleaned up after, with the time.
    public Map<String, Long> cutsOf(VenueId venue) {
        return Collections.unmodifiableMap(cuts.getOrDefault(venue, Map.of()));
    }

    /// Of every venue, in the order of their first loss.
    public Map<VenueId, Map<String, Long>> cuts() {
        return Collections.unmodifiableMap(cuts);
    }

    /// The oldest kill that covers an order of these four; null if none does. Allocates nothing.
    public @Nullable Kill covering(VenueId venue, AccountId account, Symbol symbol, StrategyId strategy) {
        for (int i = 0; i < kills.size(); i++) {
            if (kills.get(i).scope().covers(venue, account, symbol, strategy)) {
                return kills.get(i);
            }
        }
        return null;
    }

    /// The kill of exactly this scope; null if there is none.
    public @Nullable Kill of(Scope scope) {
        for (Kill kill : kills) {
            if (kill.scope().equals(scope)) {
                return kill;
            }
        }
        return null;
    }

    /// Its share of a snapshot: the connections that were lost, then each kill as the events that would make it.
    public Section section() {
        return new Section(Section.HALTS, 1, this::write, this::read);
    }

    private void write(SectionWriter to) {
        to.out().unsigned(cuts.size());
        cuts.forEach((venue, sessions) -> {
            to.values().venue(venue);
            to.out().unsigned(sessions.size());
            sessions.forEach((session, cutNanos) -> {
                to.out().text(session);
                to.out().signed(cutNanos);
            });
        });
        for (Kill kill : kills) {
            to.event(new HaltEvent.Killed(kill.sinceNanos(), kill.by(), kill.scope(), kill.flatten(), kill.because()));
            if (kill.isConfirmed()) {
                to.event(new HaltEvent.NothingLive(kill.confirmedNanos(), kill.scope(), kill.evidence()));
            }
        }
    }

    private void read(SectionReader from) {
        for (int venues = from.in().size(); venues > 0; venues--) {
            Map<String, Long> sessions = cuts(from.values().venue());
            for (int left = from.in().size(); left > 0; left--) {
                String session = from.in().text();
                sessions.put(session, from.in().signed());
            }
        }
        while (!from.atEnd()) {
            if (from.event() instanceof HaltEvent event) {
                apply(event);
            }
        }
    }

    /// Oldest first.
    public List<Kill> inForce() {
        return Collections.unmodifiableList(kills);
    }
}
