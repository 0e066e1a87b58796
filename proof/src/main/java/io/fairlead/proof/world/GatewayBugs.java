package io.fairlead.proof.world;

import io.fairlead.core.RetentionRules;
import io.fairlead.core.RetentionSettings;
import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.MassCancel;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.RecoveryProfile;
import io.fairlead.core.port.VenuePort;
import io.fairlead.fix.session.Action;
import io.fairlead.fix.session.ResendPolicy;
import io.fairlead.fix.session.Step;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.gateway.GuardPlan;
import io.fairlead.gateway.Seams;
import io.fairlead.gateway.TradeLockerPlan;
import io.fairlead.gateway.VenuePlan;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.SyncPolicy;
import io.fairlead.venues.fixlp.FixLpSettings;
import io.fairlead.venues.fixlp.FixLpSettings.Pool;
import io.fairlead.venues.fixlp.FixLpSettings.Shared;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Mistakes that gateways make at any venue. Stateless.
final class GatewayBugs {
    private static final long FAR_AHEAD = 1_000_000 * Stage.SECOND;
    private static final RetentionSettings FORGETFUL =
            new RetentionSettings(500 * Stage.MILLI, 5, 500 * Stage.MILLI, 0, 0);
    static final long END_OF_TIME = 4_000_000_000L * Stage.SECOND;

    static final List<PlantedBug> ALL = List.of(
            new PlantedBug(
                    "counts-a-repeated-fill-again",
                    "a fill that the venue repeats counts again",
                    venues(PlantedVenues.Recounting::new)),
            new PlantedBug(
                    "takes-silence-for-rejection",
                    "an order without an answer when its connection ends is rejected",
                    venues(PlantedVenues.Impatient::new)),
            new PlantedBug(
                    "sends-stale-orders-again",
                    "a ResendRequest(2) is answered with the orders",
                    Substitutes.NONE.withProfile(profile -> profile.withResend(ResendPolicy.RESEND_ALL))),
            new PlantedBug(
                    "trusts-one-empty-list",
                    "one list without the order proves that it never arrived",
                    venues(GatewayBugs::credulous)),
            new PlantedBug("settles-at-once", "the venue gets no time to show an order", venues(GatewayBugs::hasty)),
            new PlantedBug(
                    "takes-a-status-for-a-fill",
                    "a status report is booked as a fill",
                    venues(PlantedVenues.Booking::new)),
            new PlantedBug(
                    "counts-the-sum-as-the-fill", "CumQty(14) is taken for LastQty(32)", venues(GatewayBugs::adding)),
            new PlantedBug(
                    "acknowledges-before-the-sync",
                    "a client is told before the disk has it",
                    journal(old -> old.withPolicy(SyncPolicy.INTERVAL).withInterval(Duration.ofSeconds(2)))),
            new PlantedBug(
                    "sends-before-the-sync",
                    "an order leaves before the disk has it, where its reports may be lost",
                    journal(old -> old.withPolicy(SyncPolicy.BEFORE_ACK))),
            new PlantedBug(
                    "adopts-twice",
                    "an order in the venue's list is taken for another one",
                    venues(PlantedVenues.Adopting::new)),
            new PlantedBug(
                    "drops-late-fills",
                    "a fill behind the end of its order is dropped",
                    venues(PlantedVenues.Closing::new)),
            new PlantedBug(
                    "takes-a-refused-cancel-for-done",
                    "an order whose cancel was refused counts as cancelled",
                    venues(PlantedVenues.Yielding::new)),
            new PlantedBug(
                    "cancels-by-asking", "an order is cancelled when the cancel left", venues(GatewayBugs::cancelling)),
            new PlantedBug(
                    "replaces-by-asking", "an order is replaced when the replace left", venues(GatewayBugs::replacing)),
            new PlantedBug(
                    "trades-again-without-an-answer",
                    "an order without an answer is sent again when the connection is back",
                    venues(PlantedVenues.Insisting::new)),
            new PlantedBug(
                    "gives-retries-a-new-id",
                    "a client's retry becomes an order of its own",
                    Substitutes.NONE.withTrading(RetryingTrading::new)),
            new PlantedBug(
                    "counts-a-message-before-it-is-logged",
                    "MsgSeqNum(34) counts as received before the log has the message",
                    Substitutes.NONE.withDecisions(right -> new AnsweringDecisions(right, GatewayBugs::advanceFirst))),
            new PlantedBug(
                    "forgets-to-log-fills",
                    "a fill is applied and not logged",
                    without(event ->
                            event instanceof Event.VenueSaid said && TwistedVenues.is(said.said(), ExecType.TRADE))),
            new PlantedBug(
                    "asks-the-wrong-session",
                    "a session is asked about orders of another that it can't know",
                    config(GatewayBugs::sharing)),
            new PlantedBug("ignores-busts", "a fill that was taken back stays", venues(GatewayBugs::stubborn)),
            new PlantedBug(
                    "takes-a-denial-for-rejection",
                    "\"I know no such order\" is taken for a rejection",
                    venues(PlantedVenues.Believing::new)),
            new PlantedBug(
                    "takes-a-denial-for-a-sum",
                    "\"I know no such order\" lowers what the venue said was executed",
                    venues(PlantedVenues.Belittling::new)),
            new PlantedBug(
                    "follows-stale-answers",
                    "an answer from before a bust moves the order behind it",
                    venues(PlantedVenues.Lagging::new)),
            new PlantedBug("never-asks", "an order in doubt is not asked about", venues(GatewayBugs::silent)),
            new PlantedBug(
                    "answers-in-the-venues-place",
                    "a list that was asked for counts as read, with nothing in it, before the venue answers",
                    venues(GatewayBugs::presuming)),
            new PlantedBug(
                    "sends-no-cancels",
                    "a cancel is logged and never leaves, that of the kill switch too",
                    venues(GatewayBugs::idle)),
            new PlantedBug(
                    "forgets-kills",
                    "a kill stands until the process ends",
                    without(HaltEvent.Killed.class::isInstance)),
            new PlantedBug("lifts-the-limits", "no limit is held", config(old -> old.withLimits(List.of()))),
            new PlantedBug("guards-nothing", "no account is guarded", config(old -> old.withGuards(GuardPlan.NONE))),
            new PlantedBug(
                    "forgets-locks",
                    "what the guard has locked is open again after a restart",
                    without(GuardEvent.Locked.class::isInstance)),
            new PlantedBug(
                    "trades-though-the-log-is-full",
                    "an event for which the log has no room counts as logged",
                    Substitutes.NONE.withLog(log -> (event, lane) -> {
                        log.append(event, lane);
                        return true;
                    })),
            new PlantedBug(
                    "names-snapshots-before-the-sync",
                    "a snapshot counts before the disk has it",
                    Substitutes.NONE.withDisk(HastySnapshots::new)),
            new PlantedBug(
                    "lets-go-of-what-lacks-fills",
                    "an order leaves the live state as soon as it is closed",
                    Substitutes.NONE.withRetention(new RetentionRules() {
                        @Override
                        public boolean isOver(LiveOrder order, boolean isDisputed) {
                            return order.status().isTerminal();
                        }
                    })),
            new PlantedBug(
                    "deaf-to-late-words",
                    "nothing that comes for an order that left is news",
                    Substitutes.NONE.withRetention(new RetentionRules() {
                        @Override
                        public boolean isNews(ExecutionReport report, LiveOrder copy, long nowNanos) {
                            return false;
                        }
                    })),
            new PlantedBug(
                    "forgets-used-ids",
                    "of an order that left nothing is remembered, its id may be used again",
                    config(old -> old.withRetention(FORGETFUL))),
            new PlantedBug(
                    "forgets-recalls",
                    "an order that comes back is not in the log",
                    without(RetentionEvent.Recalled.class::isInstance)));

    private GatewayBugs() {}

    private static Substitutes without(Predicate<Event> forgotten) {
        return Substitutes.NONE.withLog(log -> (event, lane) -> forgotten.test(event) || log.append(event, lane));
    }

    private static Substitutes venues(Supplier<Seams.AroundVenues> twisted) {
        return Substitutes.NONE.withVenues(twisted);
    }

    private static Substitutes config(UnaryOperator<GatewayConfig> other) {
        return Substitutes.NONE.withConfig(other);
    }

    private static Substitutes journal(UnaryOperator<JournalConfig> other) {
        return config(old -> old.withJournal(other.apply(old.journal())));
    }

    private static GatewayConfig sharing(GatewayConfig old) {
        List<VenuePlan> venues = new ArrayList<>();
        for (VenuePlan each : old.venues()) {
            venues.add(
                    switch (each) {
                        case GatewayConfig.FixLp lp -> sharing(lp);
                        case TradeLockerPlan other -> other;
                    });
        }
        return old.withVenues(venues);
    }

    private static GatewayConfig.FixLp sharing(GatewayConfig.FixLp lp) {
        FixLpSettings settings = lp.settings();
        Pool pool = new Pool(settings.pool().choice(), Shared.ALL);
        return new GatewayConfig.FixLp(settings.withPool(pool), lp.orders(), lp.marketData());
    }

    private static Step advanceFirst(Step step) {
        List<Action> actions = new ArrayList<>(step.actions());
        if (actions.removeIf(Action.Advance.class::isInstance)) {
            actions.addFirst(new Action.Advance());
        }
        return new Step(step.next(), List.copyOf(actions));
    }

    private static Seams.AroundVenues credulous() {
        return new TwistedVenues() {
            @Override
            RecoveryProfile recovery(VenuePort adapter) {
                return new RecoveryProfile(adapter.recovery().settleNanos(), Set.of(Evidence.MASS_STATUS));
            }

            @Override
            void heard(VenueInput input) {
                tell(input);
                if (input instanceof AccountRead read) {
                    tell(new AccountRead(
                            read.venue(),
                            read.account(),
                            read.source(),
                            read.askedNanos() + FAR_AHEAD,
                            read.entries(),
                            read.session()));
                }
            }
        };
    }

    private static Seams.AroundVenues hasty() {
        return new TwistedVenues() {
            @Override
            RecoveryProfile recovery(VenuePort adapter) {
                return new RecoveryProfile(0, adapter.recovery().proof());
            }
        };
    }

    private static Seams.AroundVenues adding() {
        return new TwistedVenues() {
            @Override
            void heard(VenueInput input) {
                tell(
                        is(input, ExecType.TRADE) && input instanceof ExecutionReport report
                                ? with(
                                        report,
                                        PlantedVenues.lastQty(
                                                report, report.progress().cumQty()))
                                : input);
            }
        };
    }

    private static Seams.AroundVenues cancelling() {
        return new TwistedVenues() {
            @Override
            void cancel(VenuePort adapter, Order order, OrderId request) {
                adapter.cancel(order, request);
                tell(of(order, request, ExecType.CANCELED, OrdStatus.CANCELED));
            }
        };
    }

    private static Seams.AroundVenues replacing() {
        return new TwistedVenues() {
            @Override
            void replace(VenuePort adapter, Order order, OrderId request) {
                adapter.replace(order, request);
                tell(of(order, request, ExecType.REPLACED, OrdStatus.NEW));
            }
        };
    }

    private static Seams.AroundVenues stubborn() {
        return new TwistedVenues() {
            @Override
            void heard(VenueInput input) {
                if (!is(input, ExecType.TRADE_CANCEL)) {
                    tell(input);
                }
            }
        };
    }

    private static Seams.AroundVenues presuming() {
        return new TwistedVenues() {
            @Override
            void queryOrders(VenuePort adapter, Account account) {
                adapter.queryOrders(account);
                for (String session : adapter.sessionsToAsk()) {
                    tell(new AccountRead(account.venue(), account.id(), Evidence.MASS_STATUS, END_OF_TIME, 0, session));
                }
            }
        };
    }

    private static Seams.AroundVenues idle() {
        return new TwistedVenues() {
            @Override
            void cancel(VenuePort adapter, Order order, OrderId request) {
                // sends nothing
            }

            @Override
            void massCancel(VenuePort adapter, MassCancel cancel, @Nullable Instrument instrument) {
                // sends nothing
            }
        };
    }

    private static Seams.AroundVenues silent() {
        return new TwistedVenues() {
            @Override
            void queryOrder(VenuePort adapter, Order order, OrderAsking asking) {
                // asks nobody
            }

            @Override
            void queryOrders(VenuePort adapter, Account account) {
                // asks nobody
            }
        };
    }
}
