package io.fairlead.proof.kit;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.ExecutionReport.Progress;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.port.VenuePort;
import io.fairlead.fix.transport.Link;
import io.fairlead.gateway.Seams;
import io.fairlead.proof.conform.RewritingLink;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An adapter with one small mistake in its mapping, either way. Immutable.
///
/// @param cases those that are played to find it
record Mutant(String name, UnaryOperator<Link> around, Seams.AroundVenues venues, Set<Integer> cases) {
    private static final String NEW = "|35=D|";
    private static final String REPLACE = "|35=G|";
    private static final String CANCEL = "|35=F|";

    static final List<Mutant> ALL = List.of(
            out("side-swapped", NEW, Mutant::swapped, 11),
            out("price-not-sent", NEW, text -> without(text, 44), 11),
            out("quantity-in-lots", NEW, text -> text.replaceFirst("\\|38=(\\d+)0000\\|", "|38=$1|"), 10),
            out("stop-price-not-sent", NEW, text -> without(text, 99), 12),
            out("time-in-force-not-sent", NEW, text -> without(text, 59), 31),
            out("good-till-cancelled-as-day", NEW, text -> text.replace("|59=1|", "|59=0|"), 31),
            out("limit-as-limit-or-better", NEW, text -> text.replace("|40=2|", "|40=7|"), 11),
            out("stop-as-touched", NEW, text -> text.replace("|40=3|", "|40=J|"), 61),
            out("account-of-another", NEW, text -> text.replaceFirst("\\|1=[^|]*\\|", "|1=OTHER|"), 11),
            out("another-client-order-id", NEW, text -> text.replaceFirst("\\|11=.", "|11=~"), 11),
            out("no-expiry", NEW, text -> without(text, 126), 11),
            out("no-max-floor", NEW, text -> without(text, 111), 42),
            out("no-min-qty", NEW, text -> without(text, 110), 43),
            out("peg-without-offset", NEW, text -> without(text, 211), 26),
            out("no-quote-id", NEW, text -> without(text, 117), 18),
            out("no-far-date", NEW, text -> without(text, 193), 20),
            out("cancel-without-original-id", CANCEL, text -> without(text, 41), 56),
            out("cancel-of-another-order", CANCEL, text -> text.replaceFirst("\\|41=.", "|41=~"), 56),
            out("change-without-price", REPLACE, text -> without(text, 44), 52),
            out("change-keeps-quantity", REPLACE, text -> text.replaceFirst("\\|38=\\d+\\|", "|38=10000|"), 53),
            out("change-without-stop-price", REPLACE, text -> without(text, 99), 54),
            out("asks-for-the-top-alone", "|35=V|", text -> text.replaceFirst("\\|264=\\d+\\|", "|264=1|"), 120),
            in("fill-taken-for-acknowledgement", report -> typed(report, ExecType.TRADE, ExecType.NEW), 10),
            in("cancel-taken-for-rejection", report -> typed(report, ExecType.CANCELED, ExecType.REJECTED), 34),
            in("rejection-taken-for-cancel", report -> typed(report, ExecType.REJECTED, ExecType.CANCELED), 51),
            in("expiry-taken-for-rejection", report -> typed(report, ExecType.EXPIRED, ExecType.REJECTED), 35),
            in("change-taken-for-cancel", report -> typed(report, ExecType.REPLACED, ExecType.CANCELED), 52),
            in("sum-taken-for-last", Mutant::summed, 50),
            in("last-price-not-the-fill-s", Mutant::repriced, 10),
            in("one-exec-id-for-all", Mutant::oneId, 50),
            input("long-and-short-swapped", Mutant::mirrored, 77));

    private static Mutant out(String name, String type, UnaryOperator<String> change, int... cases) {
        return new Mutant(
                name,
                RewritingLink.changing(text -> text.contains(type) ? change.apply(text) : text),
                Seams.AroundVenues.NONE,
                numbers(cases));
    }

    private static Mutant in(String name, Function<ExecutionReport, @Nullable ExecutionReport> change, int... cases) {
        return input(name, input -> input instanceof ExecutionReport report ? change.apply(report) : input, cases);
    }

    private static Mutant input(String name, Function<VenueInput, @Nullable VenueInput> change, int... cases) {
        return new Mutant(name, UnaryOperator.identity(), new Misheard(change), numbers(cases));
    }

    private static Set<Integer> numbers(int... cases) {
        return Arrays.stream(cases).boxed().collect(Collectors.toUnmodifiableSet());
    }

    /// Between the adapter and the core: drops an input for which there is nothing. Stateless.
    private record Misheard(Function<VenueInput, @Nullable VenueInput> change) implements Seams.AroundVenues {
        @Override
        public Consumer<VenueInput> inputs(Consumer<VenueInput> core) {
            return input -> {
                VenueInput changed = change.apply(input);
                if (changed != null) {
                    core.accept(changed);
                }
            };
        }

        @Override
        public VenuePort port(VenuePort adapter) {
            return adapter;
        }
    }

    Seams seams() {
        Seams none = Seams.NONE;
        return new Seams(none.log(), none.watcher(), venues, none.stores(), none.decisions(), none.retention());
    }

    List<KitCase> played() {
        return KitCases.ALL.stream()
                .filter(each -> cases.contains(each.number()))
                .toList();
    }

    private static String without(String text, int tag) {
        return text.replaceFirst("\\|" + tag + "=[^|]*\\|", "|");
    }

    private static String swapped(String text) {
        return text.contains("|54=1|") ? text.replace("|54=1|", "|54=2|") : text.replace("|54=2|", "|54=1|");
    }

    private static ExecutionReport with(ExecutionReport report, Progress progress) {
        return new ExecutionReport(report.venue(), report.refs(), progress, report.details(), report.marks());
    }

    private static ExecutionReport typed(ExecutionReport report, ExecType from, ExecType to) {
        Progress old = report.progress();
        return old.execType() != from
                ? report
                : with(report, new Progress(to, status(to), null, null, old.cumQty(), old.leavesQty(), old.avgPx()));
    }

    private static OrdStatus status(ExecType of) {
        return of == ExecType.NEW ? OrdStatus.NEW : of == ExecType.CANCELED ? OrdStatus.CANCELED : OrdStatus.REJECTED;
    }

    private static ExecutionReport filled(ExecutionReport report, @Nullable Decimal lastQty, @Nullable Decimal lastPx) {
        Progress old = report.progress();
        return old.execType() != ExecType.TRADE
                ? report
                : with(
                        report,
                        new Progress(
                                old.execType(),
                                old.ordStatus(),
                                lastQty,
                                lastPx,
                                old.cumQty(),
                                old.leavesQty(),
                                old.avgPx()));
    }

    private static ExecutionReport summed(ExecutionReport report) {
        return filled(report, report.progress().cumQty(), report.progress().lastPx());
    }

    private static ExecutionReport repriced(ExecutionReport report) {
        return filled(report, report.progress().lastQty(), Decimal.ONE);
    }

    private static ExecutionReport oneId(ExecutionReport report) {
        ExecutionReport.References refs = report.refs();
        return report.progress().execType() != ExecType.TRADE
                ? report
                : new ExecutionReport(
                        report.venue(),
                        new ExecutionReport.References(
                                refs.order(), refs.origOrder(), refs.venueOrder(), new ExecId("E"), refs.execRef()),
                        report.progress(),
                        report.details(),
                        report.marks());
    }

    private static VenueInput mirrored(VenueInput input) {
        return input instanceof PositionsRead read
                ? new PositionsRead(
                        read.venue(),
                        read.account(),
                        read.askedNanos(),
                        read.held().stream()
                                .map(held -> new PositionsRead.Held(
                                        held.symbol(), held.shortUnits(), held.longUnits(), held.price()))
                                .toList(),
                        read.unreadable())
                : input;
    }

    @Override
    public String toString() {
        return name;
    }
}
