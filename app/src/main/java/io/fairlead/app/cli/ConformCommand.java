package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.fix.session.Role;
import io.fairlead.fix.testing.Script;
import io.fairlead.fix.testing.SessionCase;
import io.fairlead.fix.testing.Subject;
import io.fairlead.proof.conform.Conformance;
import io.fairlead.proof.conform.Coverage;
import io.fairlead.proof.conform.Plant;
import io.fairlead.proof.conform.Planted;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Plays the session scripts against the FIX engine, tells what they cover, or shows that they find planted bugs.
@Command(
        name = "conform",
        description = {
            "Check the FIX engine against the session layer's test cases, in both roles.",
            "",
            "Needs no network and no configuration: each script plays the counterparty of one session on a virtual"
                    + " clock. The exit code is 0 only if every script passes."
        })
final class ConformCommand implements Callable<Integer> {
    @Option(names = "--list", description = "Print each case with the scripts that cover it, and play nothing.")
    boolean list;

    @Option(names = "--planted", description = "Play the scripts against engines with a bug each: all must be found.")
    boolean planted;

    @Option(names = "--role", paramLabel = "ROLE", description = "Only as initiator or as acceptor (default: both).")
    @Nullable
    Role role;

    @Option(names = "--only", paramLabel = "TEXT", description = "Only scripts with this in their name, file or cases.")
    String only = "";

    @Option(names = "--json", description = "End with one line of JSON; all else goes to standard error.")
    boolean json;

    private final CommandContext context;

    ConformCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PrintWriter out = json ? context.err() : context.out();
        List<Script> scripts = Script.all().stream().filter(this::wanted).toList();
        if (scripts.isEmpty()) {
            throw new CommandFailure(ExitCodes.USAGE, "--only: no script, file or case has '" + only + "' in its name");
        }
        if (list) {
            return list(scripts, out);
        }
        return planted ? plant(scripts, out) : play(scripts, out);
    }

    private boolean wanted(Script script) {
        return script.toString().contains(only) || script.cases().contains(only);
    }

    private Integer play(List<Script> scripts, PrintWriter out) {
        Set<Role> roles = role == null ? EnumSet.allOf(Role.class) : EnumSet.of(role);
        Conformance conformance = Conformance.of(scripts, roles, Subject.OURS);
        printFiles(conformance, out);
        conformance.failures().forEach(play -> out.println("\nFAILED " + play.failure()));
        int failed = conformance.failures().size();
        out.println("\n" + conformance.passed() + " passed, " + failed + " failed");
        if (json) {
            ObjectNode report = report();
            report.put("passed", conformance.passed()).put("failed", failed).put("scripts", scripts.size());
            for (Role each : roles) {
                report.putObject(each.name().toLowerCase(Locale.ROOT))
                        .put("passed", conformance.passed(each))
                        .put("failed", conformance.failed(each));
            }
            ArrayNode failures = report.putArray("failures");
            conformance
                    .failures()
                    .forEach(play -> failures.add(
                            play.script() + ", as " + play.role().name().toLowerCase(Locale.ROOT)));
            context.out().println(report);
        }
        return failed == 0 ? ExitCodes.OK : ExitCodes.CHECK_FAILED;
    }

    private void printFiles(Conformance conformance, PrintWriter out) {
        ArrayNode rows = report().arrayNode();
        Set<String> files = new LinkedHashSet<>();
        conformance.plays().forEach(play -> files.add(play.script().file()));
        for (String file : files) {
            Conformance of = new Conformance(conformance.plays().stream()
                    .filter(play -> play.script().file().equals(file))
                    .toList());
            rows.addObject()
                    .put("file", file.replace(".fixs", ""))
                    .put("acceptor", of.passed(Role.ACCEPTOR))
                    .put("initiator", of.passed(Role.INITIATOR))
                    .put("failed", of.failures().size());
        }
        TextTable.of("SCRIPTS=file ACCEPTOR=acceptor INITIATOR=initiator FAILED=failed", paint())
                .print(rows, out);
    }

    private Integer list(List<Script> scripts, PrintWriter out) {
        List<SessionCase> all = SessionCase.all();
        boolean one = all.stream().anyMatch(each -> each.id().equals(only));
        List<SessionCase> cases = all.stream()
                .filter(each -> one
                        ? each.id().equals(only)
                        : scripts.stream().anyMatch(script -> script.cases().contains(each.id())) || only.isEmpty())
                .toList();
        Coverage coverage = Coverage.of(cases, scripts);
        coverage.text().forEach(out::println);
        int unmapped = only.isEmpty() ? coverage.unmapped().size() : 0;
        out.println("\n" + cases.size() + " cases, " + scripts.size() + " scripts, " + unmapped + " cases unmapped");
        if (json) {
            ObjectNode report = report();
            report.put("cases", cases.size()).put("scripts", scripts.size()).put("unmapped", unmapped);
            ObjectNode covered = report.putObject("covered");
            coverage.cases().forEach(each -> {
                ArrayNode names = covered.putArray(each.of().id());
                each.scripts().forEach(script -> names.add(script.name()));
            });
            context.out().println(report);
        }
        return unmapped == 0 ? ExitCodes.OK : ExitCodes.CHECK_FAILED;
    }

    private Integer plant(List<Script> scripts, PrintWriter out) {
        Planted result = Planted.of(Plant.all(), scripts);
        ArrayNode rows = report().arrayNode();
        for (Planted.Found found : result.plants()) {
            rows.addObject()
                    .put("bug", found.plant().name())
                    .put("what", found.plant().what())
                    .put("times", found.by().size())
                    .put(
                            "first",
                            found.by().isEmpty()
                                    ? "NONE"
                                    : found.by().getFirst().script().name());
        }
        TextTable.of("BUG=bug WHAT=what FOUND=times BY=first", paint()).print(rows, out);
        int missed = result.missed().size();
        out.println("\n" + result.plants().size() + " bugs planted, " + missed + " not found");
        if (json) {
            ObjectNode report = report();
            report.put("planted", result.plants().size())
                    .put("found", result.plants().size() - missed);
            ArrayNode names = report.putArray("missed");
            result.missed().forEach(plant -> names.add(plant.name()));
            context.out().println(report);
        }
        return missed == 0 ? ExitCodes.OK : ExitCodes.CHECK_FAILED;
    }

    private static ObjectNode report() {
        return new ObjectMapper().createObjectNode();
    }

    private Paint paint() {
        return new Paint(!json && context.terminal().colours());
    }
}
