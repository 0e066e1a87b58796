package io.fairlead.proof.truth;

import io.fairlead.core.CoreState;
import io.fairlead.core.event.AccountWord;
import io.fairlead.core.event.BreakerEvent;
import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.CopyLink;
import io.fairlead.core.event.DropCopy;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventCodec;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.GroupEvent;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.event.HeldEvent;
import io.fairlead.core.event.LimitEvent;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.MassCancelReport;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.event.PositionEvent;
import io.fairlead.core.event.QuoteEvent;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.event.ReportsLost;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.Position;
import io.fairlead.journal.JournalReader;
import io.fairlead.journal.JournalRecord;
import io.fairlead.journal.SystemRecords;
import io.fairlead.journal.disk.FileDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/// The gateway's side: what a replay of its journal believes. `positions` are signed units by the venue's symbol.
public record JournalTruth(List<GatewayOrder> orders, Map<String, Decimal> positions, Counts counts) {
    private static final String CORE_STREAM = "core";
    private static final int NOT_OPENED = -1;

    /// What happened on the way. `acks` counts orders that the venue acknowledged, `fills` executions that count,
    /// `partialFills` those of orders that took several, `crossed` orders whose cancel or replace came too late.
    public record Counts(
            int orders, int acks, int fills, int partialFills, int rejects, int replaces, int cancels, int crossed) {
        /// Both together.
        public Counts plus(Counts more) {
            return new Counts(
                    orders + more.orders,
                    acks + more.acks,
                    fills + more.fills,
                    partialFills + more.partialFills,
                    rejects + more.rejects,
                    replaces + more.replaces,
                    cancels + more.cancels,
                    crossed + more.crossed);
        }
    }

    /// Reads the synced part of the journal in a directory; a gateway may be running on it.
    public static JournalTruth read(Path directory) {
        return replay(directory).result(_ -> true);
    }

    /// Reads a journal from its beginning.
    public static JournalTruth of(JournalReader reader) {
        return replay(reader).result(_ -> true);
    }

    /// The truth of one venue among several, and the state that the whole journal leads to.
    public record OfVenue(JournalTruth truth, CoreState state) {}

    /// The same for one venue alone.
    public static OfVenue read(Path directory, VenueId venue) {
        Replay replay = replay(directory);
        return new OfVenue(replay.result(account -> account.venue().equals(venue)), replay.state);
    }

    private static Replay replay(Path directory) {
        try (JournalReader reader = JournalReader.open(FileDisk.at(directory), 0)) {
            return replay(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal in " + directory, e);
        }
    }

    private static Replay replay(JournalReader reader) {
        Replay replay = new Replay();
        while (reader.poll(replay::take, 4096) > 0) {
            // the handler does the work
        }
        return replay;
    }

    /// An order's status in the words that both sides share.
    public static Standing standing(OrderStatus status) {
        return switch (status) {
            case ACCEPTED, SENT, UNKNOWN -> Standing.UNKNOWN;
            case PENDING_NEW, NEW, PARTIALLY_FILLED, PENDING_CANCEL, PENDING_REPLACE, STOPPED, SUSPENDED, CALCULATED ->
                Standing.LIVE;
            case FILLED -> Standing.FILLED;
            case CANCELED, EXPIRED, DONE_FOR_DAY -> Standing.CANCELED;
            case REJECTED -> Standing.REJECTED;
            case NOT_SENT, NEVER_ARRIVED, HELD -> Standing.ABSENT;
        };
    }

    /// One pass over the journal. Owned by the caller's thread.
    private static final class Replay {
        private final CoreState state = new CoreState();
        private int coreStream = NOT_OPENED;
        private final Map<OrderId, Set<String>> requests = new LinkedHashMap<>();
        private final Set<OrderId> answered = new HashSet<>();
        private final Set<OrderId> acknowledged = new HashSet<>();
        private final Set<OrderId> crossed = new HashSet<>();
        private final Map<OrderId, List<ExecType>> steps = new HashMap<>();

        void take(JournalRecord record) {
            if (SystemRecords.isStreamOpened(record)) {
                SystemRecords.StreamOpened opened = SystemRecords.streamOpened(record);
                coreStream = opened.name().equals(CORE_STREAM) ? opened.id() : coreStream;
            } else if (record.stream() == coreStream) {
                Event event = EventCodec.decode(record.type(), record.bytes(), record.offset(), record.length());
                note(event);
                state.apply(event);
            }
        }

        private void note(Event event) {
            switch (event) {
                case Event.OrderAccepted e -> request(e.order(), e.order());
                case Event.OrderAdopted e -> request(e.order(), e.order());
                case Event.ReplaceAccepted e -> request(e.order(), e.request());
                case Event.CancelAccepted e -> request(e.order(), e.request());
                case Event.VenueSaid e -> said(e);
                case Event.InstrumentDefined _,
                        Event.AccountDefined _,
                        Event.EpochStarted _,
                        Event.CommandRefused _,
                        Event.QueryAccepted _,
                        Event.OrderDoubted _,
                        Event.OrderProvedAbsent _,
                        Event.OrderResolved _,
                        Event.AccountArmed _,
                        Event.AccountDisarmed _,
                        Event.NewOrdersRefused _,
                        Event.NewOrdersAllowed _,
                        Event.FlattenStarted _,
                        Event.FlattenEnded _,
                        Event.BreakRaised _,
                        Event.BreakCleared _,
                        BreakerEvent _,
                        HaltEvent _,
                        GroupEvent _,
                        LimitEvent _,
                        ParentEvent _,
                        GuardEvent _,
                        ReconEvent _,
                        RetentionEvent _,
                        QuoteEvent _,
                        PositionEvent _,
                        HeldEvent _ -> {}
            }
        }

        private void request(OrderId order, OrderId request) {
            requests.computeIfAbsent(order, _ -> new LinkedHashSet<>()).add(request.value());
        }

        private void said(Event.VenueSaid event) {
            OrderId order = event.order();
            if (order == null) {
                return;
            }
            switch (event.said()) {
                case ExecutionReport report -> reported(order, report);
                case CancelReject _ -> {
                    answered.add(order);
                    crossed.add(order);
                }
                case BusinessReject _ -> answered.add(order);
                case Fate _, LinkChange _, AccountWord _, ReportsLost _, MassCancelReport _ -> {}
                case DropCopy _, CopyLink _ -> {}
            }
        }

        private void reported(OrderId order, ExecutionReport report) {
            answered.add(order);
            if (report.progress().execType() == null) {
                return;
            }
            switch (report.progress().execType()) {
                case REJECTED, REPLACED, CANCELED ->
                    steps.computeIfAbsent(order, _ -> new ArrayList<>())
                            .add(report.progress().execType());
                case NEW, PENDING_NEW, TRADE -> acknowledged.add(order);
                case DONE_FOR_DAY,
                        PENDING_CANCEL,
                        STOPPED,
                        SUSPENDED,
                        CALCULATED,
                        EXPIRED,
                        RESTATED,
                        PENDING_REPLACE,
                        TRADE_CORRECT,
                        TRADE_CANCEL,
                        ORDER_STATUS -> {}
            }
        }

        JournalTruth result(Predicate<Account> accounts) {
            List<GatewayOrder> orders = new ArrayList<>();
            Set<OrderId> ids = new HashSet<>();
            int fills = 0;
            int partial = 0;
            for (LiveOrder order : state.orders().ever()) {
                if (!accounts.test(order.account())) {
                    continue;
                }
                ids.add(order.id());
                List<Execution> executions = executions(order);
                fills += executions.size();
                partial += executions.size() > 1 ? executions.size() : 0;
                orders.add(new GatewayOrder(
                        order.account().id() + "/" + order.clientOrderId(),
                        requests.getOrDefault(order.id(), Set.of(order.id().value())),
                        order.terms().instructions().held() ? Standing.ABSENT : standing(order.status()),
                        answered.contains(order.id()),
                        executions,
                        unexplained(order)));
            }
            Counts counts = new Counts(
                    orders.size(),
                    of(acknowledged, ids),
                    fills,
                    partial,
                    counted(ExecType.REJECTED, ids),
                    counted(ExecType.REPLACED, ids),
                    counted(ExecType.CANCELED, ids),
                    of(crossed, ids));
            return new JournalTruth(List.copyOf(orders), positions(accounts), counts);
        }

        private static int of(Set<OrderId> some, Set<OrderId> ids) {
            return (int) some.stream().filter(ids::contains).count();
        }

        private int counted(ExecType what, Set<OrderId> ids) {
            int count = 0;
            for (OrderId id : ids) {
                count += Collections.frequency(steps.getOrDefault(id, List.of()), what);
            }
            return count;
        }

        private static List<Execution> executions(LiveOrder order) {
            List<Execution> executions = new ArrayList<>();
            for (io.fairlead.core.order.Execution execution : order.executions()) {
                if (execution.counts() && isOfTheVenue(execution)) {
                    executions.add(
                            new Execution(String.valueOf(execution.exec()), execution.units(), execution.price()));
                }
            }
            return executions;
        }

        private static boolean isOfTheVenue(io.fairlead.core.order.Execution execution) {
            return !execution.isByWord() && !execution.isInferred();
        }

        /// What is known to be executed without its executions: missing ones, those that stand for what the venue
        /// counted and never told, and an operator's word.
        private static Decimal unexplained(LiveOrder order) {
            Decimal units = order.missing();
            for (io.fairlead.core.order.Execution execution : order.executions()) {
                units = execution.counts() && !isOfTheVenue(execution) ? units.plus(execution.units()) : units;
            }
            return units;
        }

        private Map<String, Decimal> positions(Predicate<Account> accounts) {
            Map<String, Decimal> positions = new LinkedHashMap<>();
            for (Position position : state.positions().all()) {
                if (!accounts.test(position.account())) {
                    continue;
                }
                String symbol =
                        position.instrument().symbolAt(position.account().venue());
                positions.merge(Objects.requireNonNull(symbol), position.units(), Decimal::plus);
            }
            positions.values().removeIf(Decimal::isZero);
            return Map.copyOf(positions);
        }
    }
}
