package io.fairlead.bench;

import java.util.Iterator;
import java.util.List;

/// What a line of `fairlead bench` asks for. Immutable.
sealed interface BenchLine {
    int ROUNDS = 7;
    int MOST_ROUNDS = 101;
    int MOST_SECONDS = 86_400;
    int LOCKER_SECONDS = 240;
    int LOCKER_ACCOUNTS_SECONDS = 300;

    String HELP = """
            Usage: fairlead bench [MEASUREMENT] [OPTIONS]

            Measures Fairlead, beside its peers where there are any. Without a measurement: the FIX engine beside a
            bare socket, QuickFIX/J and Artio, then the order path; about ten minutes, results go to bench/results.
            It wants a machine with nothing else to do.

            Measurements:
              --order-path    the order path alone, in memory: command to bytes, with risk checks and journal
              --gateway       a whole gateway beside a bare socket and QuickFIX/J, and on the JVM flags of
                              `fairlead run` 1,000 to 50,000 orders a second; one line of JSON
              --market        market data decoded into books, beside QuickFIX/J, and ticks to a strategy
              --flood         the order path under a flood of prices that one WebSocket client hardly reads
              --replay        a start on a log of a million events, with and without a snapshot
              --tradelocker   market orders to a simulated TradeLocker that takes 50 to 100 ms for each answer, hop
                              by hop; five minutes
              --tradelocker-real-time
                              the same with `engine.priority: real-time`
              --tradelocker-spinning
                              the same with `engine.idle: spin` and a core for the engine besides
              --tradelocker-accounts
                              fifty polled accounts on ten logins: how late events are known, and whether any
                              published limit is exceeded; five minutes

            Options:
              --quick         three short rounds, nothing kept
              --rounds N      so many rounds (default: 7)
              --sustain N     with --gateway: 1,000 orders a second for N seconds besides
              --for TIME      with those of TradeLocker: so long, such as 30s or 5m
              --json          one line of JSON
              -h, --help      show this help and exit

            Exit codes:
              0  measured
              1  the measurement failed
              2  the line is wrong; nothing was measured
            """;

    /// Which measurement.
    enum What {
        ALL(""),
        ORDER_PATH("--order-path"),
        GATEWAY("--gateway"),
        MARKET("--market"),
        FLOOD("--flood"),
        REPLAY("--replay"),
        TRADELOCKER("--tradelocker"),
        TRADELOCKER_REAL_TIME("--tradelocker-real-time"),
        TRADELOCKER_SPINNING("--tradelocker-spinning"),
        TRADELOCKER_ACCOUNTS("--tradelocker-accounts");

        private final String option;

        What(String option) {
            this.option = option;
        }

        /// How long it takes if nothing is said; 0 if it is not measured by time.
        private int seconds() {
            return switch (this) {
                case TRADELOCKER, TRADELOCKER_REAL_TIME, TRADELOCKER_SPINNING -> LOCKER_SECONDS;
                case TRADELOCKER_ACCOUNTS -> LOCKER_ACCOUNTS_SECONDS;
                case ALL, ORDER_PATH, GATEWAY, MARKET, FLOOD, REPLAY -> 0;
            };
        }
    }

    record Help() implements BenchLine {}

    record Wrong(String problem) implements BenchLine {}

    /// To be measured; `seconds` is what `--sustain` or `--for` say, or what is usual; 0 for not at all.
    record Measure(What what, boolean quick, boolean json, int rounds, int seconds) implements BenchLine {}

    static BenchLine of(List<String> arguments) {
        return arguments.contains("--help") || arguments.contains("-h") ? new Help() : new Reader(arguments).read();
    }

    /// Takes a line word by word. Used by one thread, once.
    final class Reader {
        private final Iterator<String> words;
        private What what = What.ALL;
        private boolean quick;
        private boolean json;
        private int rounds = ROUNDS;
        private int sustainSeconds;
        private int forSeconds;

        private Reader(List<String> arguments) {
            words = arguments.iterator();
        }

        private BenchLine read() {
            while (words.hasNext()) {
                String problem = take(words.next());
                if (!problem.isEmpty()) {
                    return new Wrong(problem);
                }
            }
            if (sustainSeconds > 0 && what != What.GATEWAY) {
                return new Wrong("--sustain goes with --gateway");
            }
            if (forSeconds > 0 && what.seconds() == 0) {
                return new Wrong("--for goes with the measurements of TradeLocker");
            }
            int seconds = forSeconds > 0 ? forSeconds : what.seconds();
            return new Measure(what, quick, json, rounds, Math.max(seconds, sustainSeconds));
        }

        /// Empty, or what is wrong.
        private String take(String word) {
            switch (word) {
                case "--quick" -> quick = true;
                case "--json" -> json = true;
                case "--rounds" -> {
                    rounds = number();
                    return rounds >= 1 && rounds <= MOST_ROUNDS
                            ? ""
                            : "--rounds needs a number from 1 to " + MOST_ROUNDS;
                }
                case "--sustain" -> {
                    sustainSeconds = number();
                    boolean bearable = sustainSeconds >= 1 && sustainSeconds <= MOST_SECONDS;
                    return bearable ? "" : "--sustain needs seconds from 1 to " + MOST_SECONDS;
                }
                case "--for" -> {
                    forSeconds = seconds();
                    boolean bearable = forSeconds >= 1 && forSeconds <= MOST_SECONDS;
                    return bearable ? "" : "--for needs a time such as 30s or 5m";
                }
                default -> {
                    return measurement(word);
                }
            }
            return "";
        }

        private String measurement(String word) {
            for (What each : What.values()) {
                if (each != What.ALL && each.option.equals(word)) {
                    What before = what;
                    what = each;
                    boolean twice = before != What.ALL && before != each;
                    return twice ? before.option + " and " + word + " exclude each other" : "";
                }
            }
            return "there is no option '" + word + "'";
        }

        /// -1 if the next word is no time.
        private int seconds() {
            String text = words.hasNext() ? words.next() : "";
            if (!text.matches("[0-9]{1,5}[sm]")) {
                return -1;
            }
            int count = Integer.parseInt(text, 0, text.length() - 1, 10);
            return text.endsWith("m") ? 60 * count : count;
        }

        /// -1 if the next word is none.
        private int number() {
            String text = words.hasNext() ? words.next() : "";
            return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
        }
    }
}
