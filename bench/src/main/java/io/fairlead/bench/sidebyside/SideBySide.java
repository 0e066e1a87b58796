package io.fairlead.bench.sidebyside;

import io.fairlead.bench.codec.CodecProcess;
import io.fairlead.bench.contender.ContenderProcess.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/// One run: warms every contender up, then lets them take turns, round by round, in an order that rotates. Owned by the
/// thread that runs the bench.
public final class SideBySide {
    private static final int CODEC_WARM_UP = 6;
    private static final List<Integer> OPEN_LOOP_RATES = List.of(1_000, 10_000, 50_000);
    private static final List<Kind> IN_TURN =
            List.of(Kind.SOCKET, Kind.FAIRLEAD, Kind.FAIRLEAD_TLS, Kind.QUICKFIXJ, Kind.ARTIO_LOCK_STEP, Kind.ARTIO);

    /// The parked one idles only.
    private static final Set<Kind> KINDS = EnumSet.complementOf(EnumSet.of(Kind.GATEWAY, Kind.GATEWAY_AS_RUN));

    private final Plan plan;
    private final Contenders contenders;
    private final Child codecs;
    private final Turns turns;
    private final List<String> codecRounds = new ArrayList<>();

    private SideBySide(Plan plan, Contenders contenders, Child codecs) {
        this.plan = plan;
        this.contenders = contenders;
        this.codecs = codecs;
        turns = new Turns(plan, contenders, IN_TURN);
    }

    /// Runs what is planned, with files in this folder.
    static Outcome run(Plan plan, Path folder) throws IOException {
        say("starting contenders");
        try (Contenders contenders = Contenders.start(folder, KINDS);
                Child codecs = Child.start(CodecProcess.class, List.of("-XX:+UseParallelGC", "-Xmx512m"), List.of())) {
            codecs.answer();
            SideBySide run = new SideBySide(plan, contenders, codecs);
            run.warmUp();
            run.rounds();
            return run.outcome(folder);
        }
    }

    static void say(String what) {
        System.err.println("bench: " + what);
    }

    private void warmUp() {
        turns.warmUp();
        for (int i = 0; i < CODEC_WARM_UP; i++) {
            codecs.ask("codec " + plan.codecMillis());
        }
        codecs.suspend();
    }

    private void rounds() {
        for (int i = 1; i <= plan.rounds(); i++) {
            say("round " + i + " of " + plan.rounds());
            turns.round();
            codecs.resume();
            codecRounds.add(codecs.ask("codec " + plan.codecMillis()));
            codecs.suspend();
        }
    }

    private Outcome outcome(Path folder) throws IOException {
        double idle = idle();
        Map<String, Series> codecNanos = codecNanos();
        Map<Kind, Map<Integer, Histogram>> openLoop = plan.whole() ? openLoop() : Map.of();
        Ratios ratios = new Ratios(turns.measured(), codecNanos);
        Map<String, Double> once = new LinkedHashMap<>();
        once.put("idle_cpu_percent", idle);
        if (plan.whole()) {
            say("a gap, and a start with a large store");
            once.putAll(Once.measure(folder));
        }
        return new Outcome(ratios.promised(), ratios.further(), turns.measured(), codecNanos, openLoop, once);
    }

    private double idle() {
        say("idling");
        return contenders.alone(
                Kind.FAIRLEAD_PARKED, child -> Double.parseDouble(child.ask("idle " + plan.idleMillis())));
    }

    private Map<Kind, Map<Integer, Histogram>> openLoop() {
        Map<Kind, Map<Integer, Histogram>> all = new EnumMap<>(Kind.class);
        for (Kind kind : IN_TURN) {
            Map<Integer, Histogram> rates = new LinkedHashMap<>();
            for (int rate : OPEN_LOOP_RATES) {
                say("open loop, " + rate + " orders/s, " + kind);
                String answer = contenders.alone(kind, child -> child.ask("open " + rate + " " + 3 * rate));
                rates.put(rate, Measured.histogram(answer));
            }
            all.put(kind, rates);
        }
        return all;
    }

    private Map<String, Series> codecNanos() {
        Map<String, double[]> values = new LinkedHashMap<>();
        for (int i = 0; i < codecRounds.size(); i++) {
            for (String each : codecRounds.get(i).split(" ", -1)) {
                String[] pair = each.split("=", 2);
                values.computeIfAbsent(pair[0], _ -> new double[codecRounds.size()])[i] = Double.parseDouble(pair[1]);
            }
        }
        Map<String, Series> series = new LinkedHashMap<>();
        values.forEach((name, nanos) -> series.put(name, new Series(nanos)));
        return series;
    }
}
