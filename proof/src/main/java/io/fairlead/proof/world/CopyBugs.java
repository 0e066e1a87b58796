package io.fairlead.proof.world;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.DropCopy;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.ExecutionReport.Details;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.port.VenuePort;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.gateway.Seams;
import io.fairlead.gateway.TradeLockerPlan;
import io.fairlead.gateway.VenuePlan;
import io.fairlead.venues.fixlp.FixLpAsking;
import io.fairlead.venues.fixlp.FixLpAsking.Trades;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Mistakes that gateways make with lists of executions and with drop copies. Stateless.
final class CopyBugs {
    static final List<PlantedBug> ALL = List.of(
            copies(
                    "counts-a-copy-as-a-fill",
                    "a drop copy counts when it comes, as a report of the order's own session does",
                    venues(CopyBugs::counting)),
            copies(
                    "takes-own-ids-for-the-streams",
                    "a drop copy with an id of its own counts as an execution of that id",
                    venues(CopyBugs::trusting)),
            copies(
                    "believes-a-copy-of-nobodys-account",
                    "a drop copy that names no account is taken for ours",
                    venues(CopyBugs::embracing)),
            copies(
                    "takes-the-stream-for-its-copy",
                    "each report of an order session counts as its own drop copy",
                    venues(CopyBugs::echoing)),
            copies("ignores-copies", "drop copies are thrown away", venues(CopyBugs::deaf)),
            copies(
                    "forgets-to-log-copies",
                    "a drop copy that waits is not in the log",
                    Substitutes.NONE.withLog(log -> (event, lane) -> isCopy(event) || log.append(event, lane))),
            new PlantedBug(
                    "credits-copies-that-nobody-sends",
                    "what order sessions tell is put down to drop copies, where there are none",
                    seed -> !TellingPlan.hasCopies(seed),
                    venues(CopyBugs::crediting)),
            copies(
                    "waits-for-the-first-copy-alone",
                    "of an order's fills the first alone waits for its drop copy",
                    venues(CopyBugs::echoingLater)),
            trades(
                    "takes-the-lists-ids-for-the-streams",
                    "an execution in a list goes by the list's id of it",
                    Substitutes.NONE.withConfig(CopyBugs::misnaming)),
            trades("ignores-listed-fills", "of a list of executions only its end is heard", venues(CopyBugs::skimming)),
            trades(
                    "presumes-lists-read",
                    "a list of executions counts as read, with nothing in it, and is never asked for",
                    venues(CopyBugs::presuming)));

    private CopyBugs() {}

    private static PlantedBug copies(String key, String words, Substitutes substitutes) {
        return new PlantedBug(key, words, TellingPlan::hasCopies, substitutes);
    }

    private static PlantedBug trades(String key, String words, Substitutes substitutes) {
        return new PlantedBug(key, words, TellingPlan::hasTrades, substitutes);
    }

    private static Substitutes venues(Supplier<Seams.AroundVenues> twisted) {
        return Substitutes.NONE.withVenues(twisted);
    }

    private static boolean isCopy(Event event) {
        return event instanceof Event.VenueSaid said && said.said() instanceof DropCopy;
    }

    private static Seams.AroundVenues counting() {
        return new TwistedVenues() {
            @Override
            void heard(VenueInput input) {
                tell(input instanceof DropCopy copy ? copy.report() : input);
            }
        };
    }

    private static Seams.AroundVenues trusting() {
        return new TwistedVenues() {
            @Override
            boolean copiesHaveIdsOfTheStream(VenuePort adapter) {
                return true;
            }
        };
    }

    private static Seams.AroundVenues embracing() {
        return new TwistedVenues() {
            @Override
            void heard(VenueInput input) {
                boolean nobodys = input instanceof DropCopy copy
                        && copy.report().details().account() == null;
                tell(nobodys && input instanceof DropCopy copy ? new DropCopy(ours(copy.report())) : input);
            }
        };
    }

    private static ExecutionReport ours(ExecutionReport report) {
        Details details = report.details();
        Details claimed = new Details(
                new AccountId(report.venue().value() + "-a1"),
                details.symbol(),
                details.side(),
                details.terms(),
                details.reason(),
                details.text(),
                details.venueNanos());
        return new ExecutionReport(report.venue(), report.refs(), report.progress(), claimed, report.marks());
    }

    private static Seams.AroundVenues echoing() {
        return new TwistedVenues() {
            @Override
            void heard(VenueInput input) {
                tell(input);
                if (is(input, ExecType.TRADE) && input instanceof ExecutionReport report) {
                    tell(new DropCopy(report));
                }
            }
        };
    }

    private static Seams.AroundVenues echoingLater() {
        return new TwistedVenues() {
            private final Set<OrderId> filled = new HashSet<>();

            @Override
            void heard(VenueInput input) {
                tell(input);
                OrderId order = is(input, ExecType.TRADE) && input instanceof ExecutionReport report
                        ? report.refs().order()
                        : null;
                if (order != null && !filled.add(order) && input instanceof ExecutionReport report) {
                    tell(new DropCopy(report));
                }
            }
        };
    }

    private static Seams.AroundVenues crediting() {
        return new TwistedVenues() {
            @Override
            void heard(VenueInput input) {
                boolean streamed = input instanceof ExecutionReport report
                        && report.marks().source() == Evidence.STREAM;
                tell(streamed && input instanceof ExecutionReport report ? credited(report) : input);
            }
        };
    }

    private static ExecutionReport credited(ExecutionReport report) {
        ExecutionReport.Marks marks = report.marks();
        return new ExecutionReport(
                report.venue(),
                report.refs(),
                report.progress(),
                report.details(),
                new ExecutionReport.Marks(
                        marks.possDup(), marks.tolerated(), marks.raw(), marks.session(), Evidence.DROP_COPY));
    }

    private static Seams.AroundVenues deaf() {
        return new TwistedVenues() {
            @Override
            void heard(VenueInput input) {
                if (!(input instanceof DropCopy)) {
                    tell(input);
                }
            }
        };
    }

    private static GatewayConfig misnaming(GatewayConfig old) {
        List<VenuePlan> venues = new ArrayList<>();
        for (VenuePlan each : old.venues()) {
            venues.add(
                    switch (each) {
                        case GatewayConfig.FixLp lp -> misnaming(lp);
                        case TradeLockerPlan other -> other;
                    });
        }
        return old.withVenues(venues);
    }

    private static GatewayConfig.FixLp misnaming(GatewayConfig.FixLp lp) {
        FixLpAsking asking = lp.settings().asking();
        boolean lists = asking.trades() != Trades.NONE;
        return new GatewayConfig.FixLp(
                lp.settings().withAsking(lists ? asking.withTrades(Trades.TRADE_REPORT_ID) : asking),
                lp.orders(),
                lp.marketData(),
                lp.dropCopy());
    }

    private static Seams.AroundVenues skimming() {
        return new TwistedVenues() {
            @Override
            void heard(VenueInput input) {
                boolean listed = input instanceof ExecutionReport report
                        && report.marks().source() == Evidence.FILLS;
                if (!listed) {
                    tell(input);
                }
            }
        };
    }

    private static Seams.AroundVenues presuming() {
        return new TwistedVenues() {
            @Override
            void queryFills(VenuePort adapter, Account account, long sinceNanos) {
                for (String session : adapter.sessionsToAsk()) {
                    tell(new AccountRead(
                            account.venue(), account.id(), Evidence.FILLS, GatewayBugs.END_OF_TIME, 0, session));
                }
            }
        };
    }
}
