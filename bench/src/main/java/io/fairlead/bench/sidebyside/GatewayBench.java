package io.fairlead.bench.sidebyside;

import io.fairlead.bench.contender.ContenderProcess.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// A whole gateway beside a bare socket and a bare QuickFIX/J: command on the engine's thread to report applied, with
/// risk and journal on, everything else as in the side-by-side run. Orders that come at a rate of their own, open loop,
/// stand beside no peer: they go through a gateway on the flags of `fairlead run`, whose collector's pauses they wait
/// for. Owned by the thread that runs the bench.
public final class GatewayBench {
    private static final List<Kind> IN_TURN = List.of(Kind.SOCKET, Kind.GATEWAY, Kind.QUICKFIXJ);
    private static final List<Integer> RATES = List.of(1_000, 10_000, 50_000);

    private final Plan plan;
    private final Contenders contenders;
    private final Turns turns;

    private GatewayBench(Plan plan, Contenders contenders) {
        this.plan = plan;
        this.contenders = contenders;
        turns = new Turns(plan, contenders, IN_TURN);
    }

    /// Measures in a folder, which is left full, and returns what a machine reads.
    ///
    /// @param sustainSeconds how long 1,000 orders a second are held up; 0 for not at all
    static Map<String, Object> run(Plan plan, Path folder, int sustainSeconds) throws IOException {
        try (Contenders contenders = Contenders.start(folder, EnumSet.copyOf(IN_TURN))) {
            GatewayBench bench = new GatewayBench(plan, contenders);
            bench.turns.warmUp();
            for (int i = 1; i <= plan.rounds(); i++) {
                SideBySide.say("round " + i + " of " + plan.rounds());
                bench.turns.round();
            }
            return bench.report(sustainSeconds);
        }
    }

    private Map<String, Object> report(int sustainSeconds) {
        Map<String, Series> ratios = ratios();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("ratios", Report.each(ratios, Series::median));
        all.put("ranges", Report.each(ratios, Report::range));
        all.put("contenders", Report.each(turns.measured(), Report::contender));
        all.put("ack_to_client_us", Report.percentiles(acknowledgements()));
        all.put("open_loop_us", openLoop(sustainSeconds));
        all.put("rounds", plan.rounds());
        all.put("machine", Machine.describe());
        return all;
    }

    private Histogram acknowledgements() {
        return contenders.alone(Kind.GATEWAY, child -> asked(child, "ack " + plan.orders() / 10, 0));
    }

    private Map<String, Object> openLoop(int sustainSeconds) {
        return plan.whole() || sustainSeconds > 0
                ? contenders.alone(Kind.GATEWAY_AS_RUN, child -> openLoop(child, sustainSeconds))
                : Map.of();
    }

    private Map<String, Object> openLoop(Child child, int sustainSeconds) {
        turns.warmUp(Kind.GATEWAY_AS_RUN, child);
        Map<String, Object> open = new LinkedHashMap<>();
        if (plan.whole()) {
            asked(child, "open 10000 20000", 2); // until it is compiled
            for (int rate : RATES) {
                open.put(rate + "/s", Report.percentiles(asked(child, "open " + rate + " " + 3 * rate, 3)));
            }
        }
        if (sustainSeconds > 0) {
            String question = "open 1000 " + 1_000 * sustainSeconds;
            open.put("1000/s for " + sustainSeconds + " s", Report.percentiles(asked(child, question, sustainSeconds)));
        }
        return open;
    }

    private Map<String, Series> ratios() {
        Measured socket = measured(Kind.SOCKET);
        Measured gateway = measured(Kind.GATEWAY);
        Measured quickFix = measured(Kind.QUICKFIXJ);
        Series p50 = gateway.series(Measured.Round::p50);
        Series p99 = gateway.series(Measured.Round::p99);
        Map<String, Series> ratios = new LinkedHashMap<>();
        ratios.put("gateway_p50_vs_socket", p50.dividedBy(socket.series(Measured.Round::p50)));
        ratios.put("gateway_p99_vs_socket", p99.dividedBy(socket.series(Measured.Round::p99)));
        ratios.put(
                "gateway_p50_vs_quickfixj", quickFix.series(Measured.Round::p50).dividedBy(p50));
        ratios.put(
                "gateway_p99_vs_quickfixj", quickFix.series(Measured.Round::p99).dividedBy(p99));
        ratios.put(
                "gateway_throughput_vs_quickfixj",
                gateway.series(Measured.Round::ordersPerSecond)
                        .dividedBy(quickFix.series(Measured.Round::ordersPerSecond)));
        return ratios;
    }

    private Measured measured(Kind kind) {
        Measured measured = turns.measured().get(kind);
        if (measured == null) {
            throw new IllegalStateException(kind + " was not measured");
        }
        return measured;
    }

    private static Histogram asked(Child child, String question, int seconds) {
        SideBySide.say(question);
        return Measured.histogram(child.ask(question, seconds));
    }
}
