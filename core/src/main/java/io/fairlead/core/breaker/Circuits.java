package io.fairlead.core.breaker;

import io.fairlead.core.event.BreakerEvent;
import io.fairlead.core.event.BreakerEvent.Endpoint;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.snapshot.Section;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The circuits that are not closed: a part of the core's state. Owned by the thread that owns the state.
public final class Circuits {
    private static final int OPEN = 1;
    private static final int PROBING = 2;

    private final Map<Key, Circuit> open = new LinkedHashMap<>();

    private record Key(VenueId venue, Endpoint endpoint) {}

    public Circuits() {}

    /// One that is not closed.
    public record Standing(VenueId venue, Endpoint endpoint, Circuit circuit) {}

    public void apply(BreakerEvent event) {
        Key key = new Key(event.venue(), event.endpoint());
        switch (event) {
            case BreakerEvent.Tripped e ->
                open.put(key, new Circuit.Open(e.why(), e.atNanos(), e.probeAtNanos(), e.trips()));
            case BreakerEvent.Probed e -> {
                if (open.get(key) instanceof Circuit.Open was) {
                    open.put(
                            key, new Circuit.Probing(was.why(), was.sinceNanos(), e.order(), e.atNanos(), was.trips()));
                } else if (open.get(key) instanceof Circuit.Probing was) {
                    open.put(
                            key, new Circuit.Probing(was.why(), was.sinceNanos(), e.order(), e.atNanos(), was.trips()));
                }
            }
            case BreakerEvent.Closed _, BreakerEvent.Reset _ -> open.remove(key);
        }
    }

    public boolean areAllClosed() {
        return open.isEmpty();
    }

    public Circuit of(VenueId venue, Endpoint endpoint) {
        return open.isEmpty() ? Circuit.closed() : open.getOrDefault(new Key(venue, endpoint), Circuit.closed());
    }

    /// Those that are not closed, in the order in which they tripped first.
    public List<Standing> standing() {
        return open.entrySet().stream()
                .map(each -> new Standing(each.getKey().venue, each.getKey().endpoint, each.getValue()))
                .toList();
    }

    public Section section() {
        return new Section(Section.BREAKERS, 1, this::write, this::read);
    }

    private void write(SectionWriter to) {
        open.forEach((key, circuit) -> {
            to.values().venue(key.venue);
            to.out().constant(key.endpoint);
            switch (circuit) {
                case Circuit.Closed _ -> throw new IllegalStateException("a closed circuit is none that stands");
                case Circuit.Open it -> {
                    to.out().oneByte(OPEN);
                    to.out().text(it.why());
                    to.out().signed(it.sinceNanos());
                    to.out().signed(it.probeAtNanos());
                    to.out().signed(it.trips());
                }
                case Circuit.Probing it -> {
                    to.out().oneByte(PROBING);
                    to.out().text(it.why());
                    to.out().signed(it.sinceNanos());
                    to.values().order(it.probe());
                    to.out().signed(it.probedNanos());
                    to.out().signed(it.trips());
                }
            }
        });
    }

    private void read(SectionReader from) {
        while (!from.atEnd()) {
            Key key = new Key(from.values().venue(), from.in().constant(Endpoint.values()));
            Circuit circuit = from.in().oneByte() == OPEN
                    ? new Circuit.Open(
                            from.in().text(),
                            from.in().signed(),
                            from.in().signed(),
                            from.in().int32())
                    : new Circuit.Probing(
                            from.in().text(),
                            from.in().signed(),
                            from.values().order(),
                            from.in().signed(),
                            from.in().int32());
            open.put(key, circuit);
        }
    }
}
