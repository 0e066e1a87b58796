package io.fairlead.bench;

import io.fairlead.bench.locker.LockerAccounts;
import io.fairlead.bench.locker.LockerSpeed;
import io.fairlead.bench.market.FloodBench;
import io.fairlead.bench.market.MarketBench;
import io.fairlead.bench.sidebyside.SideBySideBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `fairlead bench`: measures what [BenchLine#HELP] lists.
public final class Bench {
    private static final int WRONG_LINE = 2;

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        switch (BenchLine.of(List.of(arguments))) {
            case BenchLine.Help _ -> System.out.print(BenchLine.HELP);
            case BenchLine.Wrong(String problem) -> {
                System.err.println("fairlead bench: " + problem);
                System.err.println("fairlead bench: try 'fairlead bench --help'");
                System.exit(WRONG_LINE);
            }
            case BenchLine.Measure wanted -> measure(wanted);
        }
    }

    private static void measure(BenchLine.Measure wanted) throws IOException {
        boolean quick = wanted.quick();
        boolean json = wanted.json();
        switch (wanted.what()) {
            case GATEWAY -> System.out.println(SideBySideBench.runGateway(quick, wanted.rounds(), wanted.seconds()));
            case MARKET -> System.out.println(MarketBench.run(quick, json, wanted.rounds()));
            case FLOOD -> System.out.println(FloodBench.run(quick, json, wanted.rounds()));
            case REPLAY -> ReplayBench.run(json);
            case TRADELOCKER -> System.out.println(LockerSpeed.run(wanted.seconds(), json));
            case TRADELOCKER_REAL_TIME -> System.out.println(LockerSpeed.runRealTime(wanted.seconds(), json));
            case TRADELOCKER_SPINNING -> System.out.println(LockerSpeed.runSpinning(wanted.seconds(), json));
            case TRADELOCKER_ACCOUNTS -> System.out.println(LockerAccounts.run(wanted.seconds(), json));
            case ORDER_PATH -> OrderPathBench.run(json);
            case ALL -> {
                System.out.println(SideBySideBench.run(quick, json, wanted.rounds(), results()));
                if (!quick && !json) {
                    OrderPathBench.run(json);
                }
            }
        }
    }

    /// Beside the launcher, in the source tree.
    private static Path results() {
        Path launcher =
                Path.of(System.getProperty("fairlead.launcher", "fairlead")).toAbsolutePath();
        return launcher.resolveSibling("bench").resolve("results");
    }
}
