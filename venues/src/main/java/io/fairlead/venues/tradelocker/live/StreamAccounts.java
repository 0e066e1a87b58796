package io.fairlead.venues.tradelocker.live;

import io.fairlead.venues.tradelocker.rest.InstrumentRow;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import io.fairlead.venues.tradelocker.rest.PositionRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The accounts of one socket and how far the stream of each is. Owned by the venue's thread.
///
/// ```
///  WAITING ──asked──▶ SYNCING ──SyncEnd──▶ LIVE          REFUSED: for good
///     ▲ ▲                │ refused for now    │
///     │ └────────────────┴── the socket fell ─┘
/// ```
final class StreamAccounts {
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_DOUBLINGS = 4;

    /// A stream that names an instrument which the account does not list is of no use until the list is another one.
    private static final long UNLISTED_NANOS = 600 * SECOND;

    private final List<Slot> slots = new ArrayList<>();
    private final StreamMapping mapping;
    private long strangers;

    /// One account of the socket.
    static final class Slot {
        private final LiveAccount account;
        private State state = new State.Waiting(Long.MIN_VALUE, "");
        private int postponements;

        private Slot(LiveAccount account) {
            this.account = account;
        }

        LiveAccount account() {
            return account;
        }

        void asked(long nowNanos, long deadlineNanos) {
            state = new State.Syncing(nowNanos, deadlineNanos, new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        /// The picture comes next, or has come.
        void accepted() {
            postponements = 0;
        }

        void postponed(String why, long nowNanos) {
            long pause = (5 * SECOND) << Math.min(postponements, MOST_DOUBLINGS);
            postponements++;
            wait(why, nowNanos + Math.min(pause, 60 * SECOND), nowNanos);
        }

        private void wait(String why, long dueNanos, long nowNanos) {
            state = new State.Waiting(dueNanos, why);
            account.streamLost(why, nowNanos);
        }

        void refused(String why, long nowNanos) {
            state = new State.Refused(why);
            account.streamLost(why, nowNanos);
        }

        /// Why it is not streamed; empty if nothing stands against it.
        String why() {
            return switch (state) {
                case State.Waiting(long _, String why) -> why;
                case State.Refused(String why) -> why;
                case State.Syncing _, State.Live _ -> "";
            };
        }

        private boolean knows(String positionId) {
            return account.position(positionId) != null
                    || (state instanceof State.Syncing syncing && syncing.positions.containsKey(positionId));
        }
    }

    private sealed interface State {
        record Waiting(long dueNanos, String why) implements State {}

        record Syncing(
                long askedNanos, long deadlineNanos, Map<String, PositionRow> positions, Map<String, OrderRow> orders)
                implements State {}

        record Live() implements State {}

        record Refused(String why) implements State {}
    }

    StreamAccounts(List<LiveAccount> accounts, StreamMapping mapping) {
        this.mapping = mapping;
        accounts.forEach(each -> slots.add(new Slot(each)));
    }

    List<Slot> slots() {
        return slots;
    }

    /// Messages about nobody that we know.
    long strangers() {
        return strangers;
    }

    boolean anyWants() {
        return slots.stream().anyMatch(slot -> !(slot.state instanceof State.Refused));
    }

    /// Whether there is one to subscribe as soon as the socket is up.
    boolean anyHasToken(StreamTokens tokens, long nowNanos) {
        for (Slot slot : slots) {
            boolean due = slot.state instanceof State.Waiting(long at, String _) && nowNanos >= at;
            if (due && tokens.of(slot.account.ref(), nowNanos) != null) {
                return true;
            }
        }
        return false;
    }

    /// The next one to subscribe; null while one's picture is coming, or if none is due.
    @Nullable
    Slot next(long nowNanos) {
        Slot next = null;
        for (Slot slot : slots) {
            if (slot.state instanceof State.Syncing) {
                return null;
            }
            if (next == null && slot.state instanceof State.Waiting(long due, String _) && nowNanos >= due) {
                next = slot;
            }
        }
        return next;
    }

    /// Whether a picture should have ended.
    boolean isOverdue(long nowNanos) {
        return slots.stream()
                .anyMatch(slot -> slot.state instanceof State.Syncing syncing && nowNanos >= syncing.deadlineNanos);
    }

    boolean isAnyWrong() {
        return slots.stream().anyMatch(slot -> slot.account.isStreamWrong());
    }

    /// The socket is gone: all are subscribed anew, as soon as they may be.
    void lost(String why, long nowNanos) {
        for (Slot slot : slots) {
            if (!(slot.state instanceof State.Refused) && !(slot.state instanceof State.Waiting)) {
                slot.wait(why, nowNanos, nowNanos);
            }
        }
    }

    /// Something could not be read, whoever it was about.
    void unreadable(long nowNanos) {
        slots.forEach(slot -> slot.account.streamedUnreadable(nowNanos));
    }

    /// Takes a message; returns why the socket must go, null if it need not.
    @Nullable
    String take(StreamMessage message, long nowNanos) {
        return switch (message) {
            case StreamMessage.AccountStatus told -> money(told, nowNanos);
            case StreamMessage.Position told -> position(told, nowNanos);
            case StreamMessage.ClosePosition told -> close(told, nowNanos);
            case StreamMessage.OpenOrder told -> order(told, nowNanos);
            case StreamMessage.SyncEnd() -> syncEnd(nowNanos);
            case StreamMessage.Disconnected() -> "the venue says that it drops us";
            case StreamMessage.Other(), StreamMessage.Unreadable _ -> null;
        };
    }

    /// One that is streamed; null for others, as what belongs to a subscription that is over may be on its way.
    private @Nullable Slot slotOf(String accountId) {
        String plain = StreamTokens.plain(accountId);
        for (Slot slot : slots) {
            boolean streamed = slot.state instanceof State.Syncing || slot.state instanceof State.Live;
            if (streamed && slot.account.ref().accountId().equals(plain)) {
                return slot;
            }
        }
        strangers++;
        return null;
    }

    private @Nullable String money(StreamMessage.AccountStatus told, long nowNanos) {
        Slot slot = slotOf(told.accountId());
        if (slot != null) {
            slot.account.streamedMoney(
                    new Money(
                            LiveSource.STREAM,
                            told.balance(),
                            told.equity(),
                            told.marginUsed(),
                            told.marginAvailable(),
                            told.unrealised(),
                            Money.wordFor(told.equity()),
                            nowNanos,
                            nowNanos),
                    nowNanos);
        }
        return null;
    }

    private @Nullable String position(StreamMessage.Position told, long nowNanos) {
        Slot slot = slotOf(told.accountId());
        if (slot == null) {
            return null;
        }
        InstrumentRow instrument = slot.account.instrument(told.instrument());
        if (instrument == null) {
            return unlisted(slot, told.instrument(), nowNanos);
        }
        PositionRow row = mapping.position(told, instrument, slot.account.position(told.positionId()));
        if (slot.state instanceof State.Syncing syncing) {
            syncing.positions.put(row.id(), row);
            return tooMany(syncing);
        }
        slot.account.streamedPosition(row, nowNanos);
        return null;
    }

    private @Nullable String order(StreamMessage.OpenOrder told, long nowNanos) {
        Slot slot = slotOf(told.accountId());
        if (slot == null) {
            return null;
        }
        InstrumentRow instrument = slot.account.instrument(told.instrument());
        if (instrument == null) {
            return unlisted(slot, told.instrument(), nowNanos);
        }
        OrderRow row = mapping.order(told, instrument, slot.account.order(told.orderId()));
        boolean open = StreamMapping.isOpen(told);
        if (slot.state instanceof State.Syncing syncing) {
            if (open) {
                syncing.orders.put(row.id(), row);
            } else {
                syncing.orders.remove(row.id());
            }
            return tooMany(syncing);
        }
        slot.account.streamedOrder(row, open, nowNanos);
        return null;
    }

    private static @Nullable String tooMany(State.Syncing syncing) {
        return syncing.positions.size() + syncing.orders.size() > MOST_ROWS
                ? "a picture of more than " + MOST_ROWS + " rows"
                : null;
    }

    private static String unlisted(Slot slot, String instrument, long nowNanos) {
        String why = "the stream names an instrument that the account does not list: " + instrument;
        slot.wait(why, nowNanos + UNLISTED_NANOS, nowNanos);
        return why;
    }

    /// The venue names no account: the one that has the position, or if nobody knows it, whoever it may be is read.
    private @Nullable String close(StreamMessage.ClosePosition told, long nowNanos) {
        for (Slot slot : slots) {
            if (slot.knows(told.positionId())) {
                if (slot.state instanceof State.Syncing syncing) {
                    syncing.positions.remove(told.positionId());
                } else if (slot.state instanceof State.Live) {
                    slot.account.streamedClose(told.positionId(), nowNanos);
                }
                return null;
            }
        }
        strangers++;
        unreadable(nowNanos);
        return null;
    }

    private @Nullable String syncEnd(long nowNanos) {
        for (Slot slot : slots) {
            if (slot.state instanceof State.Syncing syncing) {
                slot.state = new State.Live();
                slot.account.synced(
                        new StreamPicture(
                                List.copyOf(syncing.positions.values()),
                                List.copyOf(syncing.orders.values()),
                                syncing.askedNanos),
                        nowNanos);
            }
        }
        return null;
    }
}
