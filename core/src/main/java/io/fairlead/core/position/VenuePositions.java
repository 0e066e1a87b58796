package io.fairlead.core.position;

import io.fairlead.core.event.Fate;
import io.fairlead.core.event.PositionEvent;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.snapshot.Section;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The positions of hedging accounts by their venues' ids, beside the sums that our fills make. Owned by the thread of
/// the core state.
public final class VenuePositions {
    private final Map<AccountId, HedgedPositions> books = new LinkedHashMap<>();
    private final Map<OrderId, AccountId> changes = new LinkedHashMap<>();

    public VenuePositions() {}

    /// Those of an account, in the order of first words; null before the first word.
    public @Nullable HedgedPositions find(AccountId account) {
        return books.get(account);
    }

    /// The accounts whose venues told single positions, in the order of first words.
    public Map<AccountId, HedgedPositions> all() {
        return Collections.unmodifiableMap(books);
    }

    /// The change of this id that is under way or in doubt; null if none is.
    public HedgedPositions.@Nullable Change change(@Nullable OrderId request) {
        AccountId account = request == null || changes.isEmpty() ? null : changes.get(request);
        return account == null ? null : book(account).changes.get(request);
    }

    /// A hedging account's venue told all its positions.
    public void read(PositionsRead read) {
        book(read.account()).read(read);
    }

    /// Something happened to an order that closes a position by name.
    public void follow(LiveOrder order, VenuePositionId closes, long atNanos) {
        book(order.account().id()).follow(order, closes, atNanos);
    }

    public void apply(PositionEvent event) {
        HedgedPositions book = book(event.account());
        switch (event) {
            case PositionEvent.ChangeAccepted e -> {
                changes.put(e.request(), e.account());
                book.changes.put(e.request(), new HedgedPositions.Change(e, HedgedPositions.Stage.ASKED, e.atNanos()));
            }
            case PositionEvent.ChangeEnded e -> {
                changes.remove(e.request());
                book.changes.remove(e.request());
                book.ended(e);
            }
        }
    }

    /// What became of a change on its way. Whether it was one.
    public boolean fate(Fate fate, long atNanos) {
        HedgedPositions.Change change = change(fate.request());
        if (change == null) {
            return false;
        }
        HedgedPositions.Stage stage = switch (fate) {
            case Fate.Sent _ ->
                change.stage() == HedgedPositions.Stage.ASKED ? HedgedPositions.Stage.SENT : change.stage();
            case Fate.Unknown _ -> HedgedPositions.Stage.IN_DOUBT;
            case Fate.NotSent _ -> change.stage(); // its end is an event
        };
        move(change, stage, atNanos);
        return true;
    }

    /// The gateway started: whether a change that was under way arrived, nobody can tell.
    public void started(long atNanos) {
        for (OrderId request : changes.keySet()) {
            HedgedPositions.Change change = change(request);
            if (change != null) {
                move(change, HedgedPositions.Stage.IN_DOUBT, atNanos);
            }
        }
    }

    private void move(HedgedPositions.Change change, HedgedPositions.Stage stage, long atNanos) {
        if (stage != change.stage()) {
            book(change.accepted().account())
                    .changes
                    .put(change.accepted().request(), new HedgedPositions.Change(change.accepted(), stage, atNanos));
        }
    }

    private HedgedPositions book(AccountId account) {
        return books.computeIfAbsent(account, _ -> new HedgedPositions());
    }

    /// Their part of a snapshot.
    public Section section() {
        return new Section(Section.VENUE_POSITIONS, 1, this::write, this::read);
    }

    private void write(SectionWriter to) {
        books.forEach((account, book) -> {
            to.values().account(account);
            book.write(to);
            to.pieceEnds();
        });
    }

    private void read(SectionReader from) {
        while (!from.atEnd()) {
            AccountId account = from.values().account();
            HedgedPositions book = book(account);
            book.readBack(from);
            book.changes.keySet().forEach(request -> changes.put(request, account));
        }
    }
}
