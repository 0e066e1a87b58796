package io.fairlead.app.cli;

import io.fairlead.app.fixfile.EntryFilter;
import io.fairlead.app.fixfile.FieldNames;
import io.fairlead.app.fixfile.JsonPrinter;
import io.fairlead.app.fixfile.LogFile;
import io.fairlead.app.fixfile.LogPrinter;
import io.fairlead.app.fixfile.LogReading;
import io.fairlead.app.fixfile.TextPrinter;
import io.fairlead.fix.dictionary.FixDictionary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Prints FIX logs readably.
@Command(
        name = "fix",
        description = {
            "Print FIX logs readably: names beside tags, meanings beside values.",
            "",
            "Reads our message logs (.gz too), those of QuickFIX engines, and bare messages with SOH, | or ^A between"
                    + " fields. Secrets and control characters are masked. Lines that are no FIX are counted and shown."
        })
final class FixCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Logs, folders of logs, or - for standard input; read in this order.")
    List<Path> files = new ArrayList<>();

    @Option(names = "--type", split = ",", paramLabel = "TYPES", description = "Only these, as D,8 or NewOrderSingle.")
    List<String> types = new ArrayList<>();

    @Option(names = "--session", defaultValue = "", description = "Only sessions with this in their name.")
    String session = "";

    @Option(
            names = "--order",
            paramLabel = "ID",
            description =
                    "One order's lifeline: everything that hangs together through ClOrdID(11), OrigClOrdID(41) and"
                            + " OrderID(37) with this id.")
    @Nullable
    String order;

    @Option(names = "--from", defaultValue = "", paramLabel = "TIME", description = "From this time (UTC) on.")
    String from = "";

    @Option(
            names = "--to",
            defaultValue = "",
            paramLabel = "TIME",
            description =
                    "Until before this time: 2026-11-21T08:46:08Z, 2026-11-21, 20261121-08:46:08, or 08:46 of each"
                            + " day.")
    String to = "";

    @Option(
            names = "--tag",
            paramLabel = "TAG=VALUE",
            description =
                    "Only messages with this field, as 55=EURUSD, or 55 for any value; several must all be there.")
    List<String> tags = new ArrayList<>();

    @Option(names = "--no-admin", description = "Without session messages.")
    boolean noAdmin;

    @Option(names = "--all-fields", description = "With the fields that every message has.")
    boolean allFields;

    @Option(names = "--gaps", description = "Instead: gaps, resends, duplicates and resets of each direction.")
    boolean gaps;

    @Option(
            names = "--latency",
            description = "Instead: order to ack, order to first fill, cancel to answer, as p50, p99 and maximum.")
    boolean latency;

    @Option(
            names = "--dictionary",
            paramLabel = "FILE",
            description = "A dictionary in QuickFIX's XML format, asked before our own.")
    List<Path> dictionaries = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object a line.")
    boolean json;

    FixCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        FieldNames names = names();
        LogReading.Wanted wanted = new LogReading.Wanted(order, gaps, latency);
        try {
            List<LogFile> logs = LogFile.of(files, context.in());
            PrintWriter out = new PrintWriter(context.out()); // which would flush each line
            new LogReading(logs, names, filter(), wanted, printer(out, names)).run();
            out.flush();
            return ExitCodes.OK;
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCodes.FAILED, "there is no file " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FAILED, "cannot be read: " + e.getMessage(), e);
        }
    }

    private FieldNames names() {
        List<FixDictionary> known = new ArrayList<>();
        try {
            dictionaries.forEach(file -> known.add(FixDictionary.of(file)));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCodes.FAILED, String.valueOf(e.getMessage()), e);
        }
        known.addAll(List.of(FixDictionary.fix44(), FixDictionary.fixt11(), FixDictionary.fix50sp2()));
        return new FieldNames(known);
    }

    private EntryFilter filter() {
        try {
            return new EntryFilter(
                    types,
                    session,
                    EntryFilter.Period.parse(from, to),
                    tags.stream().map(EntryFilter.Wanted::parse).toList(),
                    !noAdmin);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCodes.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private LogPrinter printer(PrintWriter out, FieldNames names) {
        return json
                ? new JsonPrinter(out, names)
                : new TextPrinter(
                        out, names, allFields, new Paint(context.terminal().colours())::strong);
    }
}
