package io.fairlead.proof.sessions;

import io.fairlead.proof.virtual.Trace;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// `fairlead world --sessions`: lives through many seeds and says what held. Owned by the thread that runs it.
///
/// | option | meaning |
/// |---|---|
/// | `--seeds 1..1000` | which seeds; one number replays that seed |
/// | `--trace` | prints all that happens, for one seed |
/// | `--json` | the last line is one JSON object |
public final class SessionWorldMain {
    private static final int REPLAY_EVERY = 50;
    private static final int MOST_SHOWN = 20;

    private final PrintStream out;
    private final Census census = new Census();
    private final List<WorldResult> failed = new ArrayList<>();
    private long seeds;
    private long virtualNanos;
    private long replayed;

    private SessionWorldMain(PrintStream out) {
        this.out = out;
    }

    /// Runs the command; returns its exit code: 0 if everything held, 1 if not, 2 for wrong arguments.
    public static int run(List<String> arguments, PrintStream out) {
        try {
            Options options = Options.of(arguments);
            return new SessionWorldMain(out).run(options);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    /// The same as a process.
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out));
    }

    private int run(Options options) {
        for (long seed = options.first; seed <= options.last; seed++) {
            Trace trace = options.trace ? Trace.to(out::println) : Trace.hashed();
            take(SessionWorld.run(seed, Substitutes.NONE, trace));
        }
        if (failed.isEmpty()) {
            out.println("%d seeds, %.1f virtual hours: everything held".formatted(seeds, virtualNanos / 3.6e12));
        }
        if (options.json) {
            out.println(json());
        }
        return failed.isEmpty() ? 0 : 1;
    }

    private void take(WorldResult result) {
        seeds++;
        virtualNanos += result.lastedNanos();
        census.add(result.census());
        List<String> violations = new ArrayList<>(result.violations());
        if (seeds % REPLAY_EVERY == 0) {
            replayed++;
            if (SessionWorld.run(result.seed()).traceHash() != result.traceHash()) {
                violations.add("the same seed did not do the same again");
            }
        }
        if (!violations.isEmpty()) {
            failed.add(result);
            if (failed.size() <= MOST_SHOWN) {
                violations.forEach(each -> out.println("seed " + result.seed() + " " + each));
                out.println("replay it: fairlead world --sessions --seeds " + result.seed() + " --trace");
            }
        }
    }

    private String json() {
        StringBuilder json = new StringBuilder("{\"world\":\"sessions\",\"seeds\":")
                .append(seeds)
                .append(",\"violations\":")
                .append(failed.size())
                .append(",\"replayed\":")
                .append(replayed)
                .append(",\"virtualSeconds\":")
                .append(virtualNanos / 1_000_000_000);
        census.all()
                .forEach((what, count) ->
                        json.append(",\"").append(what.key()).append("\":").append(count));
        return json.append('}').toString();
    }

    /// What the command line asks for.
    private record Options(long first, long last, boolean trace, boolean json) {
        static Options of(List<String> arguments) {
            long first = 1;
            long last = 1000;
            for (int i = 0; i < arguments.size(); i++) {
                if (arguments.get(i).equals("--seeds")) {
                    String[] range = (i + 1 < arguments.size() ? arguments.get(i + 1) : "").split("\\.\\.", 2);
                    first = number(range[0]);
                    last = number(range[range.length - 1]);
                    i++;
                } else if (!List.of("--sessions", "--trace", "--json").contains(arguments.get(i))) {
                    throw new IllegalArgumentException("unknown argument " + arguments.get(i)
                            + "; known are --sessions, --seeds FIRST..LAST, --trace and --json");
                }
            }
            return new Options(first, last, arguments.contains("--trace"), arguments.contains("--json"));
        }

        private static long number(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "--seeds needs a number, or two with .. between, not '" + text + "'", e);
            }
        }
    }
}
