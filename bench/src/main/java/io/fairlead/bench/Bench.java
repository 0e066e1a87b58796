package io.fairlead.bench;

import io.fairlead.bench.market.MarketBench;
import io.fairlead.bench.sidebyside.SideBySideBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `fairlead bench`: the order path in memory, and our FIX engine beside a bare socket, QuickFIX/J and Artio.
///
/// ```
/// fairlead bench                        everything, about ten minutes; results go to bench/results
/// fairlead bench --quick --json         three rounds of the comparison, one line
/// fairlead bench --order-path [--json]  the order path alone, in memory
/// fairlead bench --gateway [--quick]    a whole gateway beside a bare socket and QuickFIX/J, one line of JSON
/// fairlead bench --gateway --sustain 600  and 1,000 orders a second for ten minutes
/// fairlead bench --replay [--json]      a start on a log of a million events, with and without a snapshot
/// fairlead bench --market [--json]      market data decoded into books, beside QuickFIX/J, and ticks to a strategy
/// fairlead bench --rounds 11            more rounds
/// ```
public final class Bench {
    private static final int ROUNDS = 7;

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        List<String> options = List.of(arguments);
        boolean json = options.contains("--json");
        boolean quick = options.contains("--quick");
        if (options.contains("--gateway")) {
            int sustain = number(options, "--sustain", 0);
            System.out.println(SideBySideBench.runGateway(quick, number(options, "--rounds", ROUNDS), sustain));
            return;
        }
        if (options.contains("--market")) {
            System.out.println(MarketBench.run(quick, json, number(options, "--rounds", ROUNDS)));
            return;
        }
        if (options.contains("--replay")) {
            ReplayBench.run(json);
            return;
        }
        if (!options.contains("--order-path")) {
            System.out.println(SideBySideBench.run(quick, json, number(options, "--rounds", ROUNDS), results()));
        }
        if (options.contains("--order-path") || (!quick && !json)) {
            OrderPathBench.run(json);
        }
    }

    private static int number(List<String> options, String name, int otherwise) {
        int at = options.indexOf(name);
        return at < 0 || at + 1 == options.size() ? otherwise : Integer.parseInt(options.get(at + 1));
    }

    /// Beside the launcher, in the source tree.
    private static Path results() {
        Path launcher =
                Path.of(System.getProperty("fairlead.launcher", "fairlead")).toAbsolutePath();
        return launcher.resolveSibling("bench").resolve("results");
    }
}
