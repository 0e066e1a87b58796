package io.fairlead.core.position;

import io.fairlead.core.event.EventFormatException;
import io.fairlead.core.event.PositionEvent;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The positions of one hedging account by the venue's ids: its newest word, and what happened to them since. Owned by
/// the thread of the core state.
///
/// A position that an order of ours closes is touched: what the venue told of it does not hold any more until it was
/// asked after the order's last change. That is what keeps a close from being sent twice.
public final class HedgedPositions {
    /// How many are kept of an account; a venue that tells more is told so in `beyond`.
    public static final int MOST = 2_000;

    private static final Stage[] STAGES = Stage.values();

    private final Map<VenuePositionId, VenuePosition> told = new LinkedHashMap<>();
    private final Map<VenuePositionId, Touch> touches = new LinkedHashMap<>();
    private final Map<VenuePositionId, PositionEvent.ChangeEnded> lastChanges = new LinkedHashMap<>();
    final Map<OrderId, Change> changes = new LinkedHashMap<>();
    private long askedNanos;
    private int beyond;

    /// An order that closes a position.
    ///
    /// @param unitsBefore what the venue told of the position before, zero if it had told nothing
    /// @param atNanos the order's last change
    /// @param over whether nothing more is expected of the order
    public record Touch(OrderId by, Decimal unitsBefore, long atNanos, boolean over) {}

    /// How far a change of exits is.
    public enum Stage {
        ASKED,
        SENT,
        /// Whether it arrived cannot be told.
        IN_DOUBT
    }

    /// A change of exits under way or in doubt.
    public record Change(PositionEvent.ChangeAccepted accepted, Stage stage, long stageNanos) {}

    HedgedPositions() {}

    /// In the order of the venue's telling.
    public Collection<VenuePosition> told() {
        return Collections.unmodifiableCollection(told.values());
    }

    public @Nullable VenuePosition find(VenuePositionId id) {
        return told.get(id);
    }

    /// Of one symbol, in the order of the venue's telling.
    public List<VenuePosition> of(Symbol symbol) {
        List<VenuePosition> of = new ArrayList<>();
        for (VenuePosition each : told.values()) {
            if (each.symbol().equals(symbol)) {
                of.add(each);
            }
        }
        return of;
    }

    /// When the newest question that was answered left; 0 before the first answer.
    public long askedNanos() {
        return askedNanos;
    }

    /// How many more the venue told than are kept.
    public int beyond() {
        return beyond;
    }

    /// The order that closes a position and may have done so since the venue's word; null if there is none.
    public @Nullable Touch touch(VenuePositionId id) {
        return touches.get(id);
    }

    /// Whether an order closed, or may have closed, any position of the account since the venue's word.
    public boolean isAnyTouched() {
        return !touches.isEmpty();
    }

    /// The change of a position's exits that is under way or in doubt; null if none is.
    public @Nullable Change changeOf(VenuePositionId id) {
        for (Change each : changes.values()) {
            if (each.accepted().position().equals(id)) {
                return each;
            }
        }
        return null;
    }

    /// Those under way or in doubt, oldest first.
    public List<Change> changes() {
        return changes.isEmpty() ? List.of() : List.copyOf(changes.values());
    }

    /// How the last change of a position's exits ended; null if there was none, or the position is gone.
    public PositionEvent.@Nullable ChangeEnded lastChange(VenuePositionId id) {
        return lastChanges.get(id);
    }

    /// A word that is older than what is known changes nothing.
    void read(PositionsRead read) {
        if (read.askedNanos() < askedNanos) {
            return;
        }
        askedNanos = read.askedNanos();
        told.clear();
        beyond = 0;
        for (VenuePosition each : read.singles()) {
            if (told.size() < MOST) {
                told.put(each.id(), each);
            } else {
                beyond++;
            }
        }
        touches.values().removeIf(touch -> touch.over && touch.atNanos < askedNanos);
        lastChanges.keySet().retainAll(told.keySet());
    }

    void follow(LiveOrder order, VenuePositionId closes, long atNanos) {
        Touch known = touches.get(closes);
        if (order.status() == OrderStatus.NOT_SENT) {
            if (known != null && known.by.equals(order.id())) {
                touches.remove(closes); // no byte of it left us
            }
            return;
        }
        if (known != null && !known.over && !known.by.equals(order.id())) {
            // A late word on an earlier one.
            touches.put(closes, new Touch(known.by, known.unitsBefore, atNanos, false));
            return;
        }
        VenuePosition position = told.get(closes);
        Decimal now = position == null ? Decimal.ZERO : position.units();
        Decimal before = known == null ? now : known.unitsBefore;
        touches.put(
                closes, new Touch(order.id(), before, atNanos, order.status().isTerminal()));
    }

    void ended(PositionEvent.ChangeEnded event) {
        if (told.containsKey(event.position())) {
            lastChanges.put(event.position(), event);
        }
    }

    void write(SectionWriter to) {
        to.out().signed(askedNanos);
        to.out().signed(beyond);
        to.out().unsigned(told.size());
        told.values().forEach(to.values()::venuePosition);
        to.out().unsigned(touches.size());
        touches.forEach((id, touch) -> {
            to.values().position(id);
            to.values().order(touch.by);
            to.values().decimal(touch.unitsBefore);
            to.out().signed(touch.atNanos);
            to.out().bool(touch.over);
        });
        to.out().unsigned(changes.size());
        for (Change each : changes.values()) {
            to.event(each.accepted);
            to.out().constant(each.stage);
            to.out().signed(each.stageNanos);
        }
        to.out().unsigned(lastChanges.size());
        lastChanges.values().forEach(to::event);
    }

    void readBack(SectionReader from) {
        askedNanos = from.in().signed();
        beyond = from.in().int32();
        for (int left = from.in().size(); left > 0; left--) {
            VenuePosition position = from.values().venuePosition();
            told.put(position.id(), position);
        }
        for (int left = from.in().size(); left > 0; left--) {
            touches.put(
                    from.values().position(),
                    new Touch(
                            from.values().order(),
                            from.values().decimal(),
                            from.in().signed(),
                            from.in().bool()));
        }
        for (int left = from.in().size(); left > 0; left--) {
            if (!(from.event() instanceof PositionEvent.ChangeAccepted accepted)) {
                throw new EventFormatException("a change of a position is missing");
            }
            changes.put(
                    accepted.request(),
                    new Change(accepted, from.in().constant(STAGES), from.in().signed()));
        }
        for (int left = from.in().size(); left > 0; left--) {
            if (from.event() instanceof PositionEvent.ChangeEnded ended) {
                lastChanges.put(ended.position(), ended);
            }
        }
    }
}
