package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.book.BookReader;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Books;
import io.fairlead.gateway.tape.TapeException;
import io.fairlead.gateway.tape.TapePace;
import io.fairlead.gateway.tape.TapePlayer;
import io.fairlead.gateway.tape.TapeReader;
import io.fairlead.gateway.tape.TapeSink;
import io.fairlead.journal.disk.FileDisk;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Plays recorded market data into books, or prints it as CSV.
@Command(
        name = "replay-market",
        description = {
            "Play recorded market data again, at any speed, into the books of the gateway's own model.",
            "",
            "Reads files only, beside a running gateway or without one. Damage is passed over and said. With --csv"
                    + " every level and trade becomes a line."
        })
final class ReplayMarketCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recordings, or folders of recordings; played in this order.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "0",
            description = "1 is as fast as it happened, 10 ten times as fast, 0 as fast as it can be (default: 0).")
    double speed;

    @Option(names = "--csv", description = "Print each level and trade as CSV.")
    boolean csv;

    @Option(names = "--json", description = "Print what it amounts to as one JSON document.")
    boolean json;

    ReplayMarketCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (csv && json) {
            throw new CommandFailure(ExitCodes.USAGE, "--csv and --json exclude each other");
        }
        Books books = new Books();
        PrintWriter out = new PrintWriter(context.out()); // which would flush each line
        TapeSink sink = csv ? new TapeCsv(out) : new TapePlayer(books);
        try {
            TapeReader.Report sum = play(new PacedSink(sink, pace()));
            out.flush();
            if (!csv) {
                show(sum, books);
            }
            return sum.damagedBytes() == 0 ? ExitCodes.OK : ExitCodes.FAILED;
        } catch (IOException | TapeException e) {
            out.flush();
            throw new CommandFailure(ExitCodes.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private TapePace pace() {
        try {
            return new TapePace(speed);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCodes.USAGE, "--speed: " + e.getMessage(), e);
        }
    }

    private TapeReader.Report play(TapeSink sink) throws IOException {
        TapeReader.Report sum = TapeReader.Report.NOTHING;
        for (Path file : files) {
            boolean folder = Files.isDirectory(file);
            Path parent = file.toAbsolutePath().getParent();
            if (!folder && (parent == null || !Files.isRegularFile(file))) {
                throw new CommandFailure(ExitCodes.USAGE, "there is no file " + file);
            }
            TapeReader reader = new TapeReader(FileDisk.existing(folder || parent == null ? file : parent));
            List<String> names = folder ? reader.tapes() : List.of(String.valueOf(file.getFileName()));
            if (names.isEmpty()) {
                throw new CommandFailure(ExitCodes.FAILED, "there is no recording in " + file);
            }
            for (String name : names) {
                sum = sum.plus(reader.play(name, sink));
            }
        }
        return sum;
    }

    private void show(TapeReader.Report sum, Books books) {
        if (json) {
            context.out().println(document(sum, books));
            return;
        }
        context.out()
                .println("%d entries in %d blocks, %s to %s"
                        .formatted(
                                sum.entries(),
                                sum.blocks(),
                                time(sum.span().firstNanos()),
                                time(sum.span().lastNanos())));
        if (sum.damagedBytes() > 0) {
            context.out().println("DAMAGED: " + sum.damagedBytes() + " bytes were passed over");
        }
        if (sum.torn()) {
            context.out().println("the last block is not whole, as of a recording that goes on or was killed");
        }
        for (BookReader book : books.all()) {
            BookSnapshot end = book.snapshot();
            context.out()
                    .println("%-24s %-8s %10d changes  %s | %s"
                            .formatted(
                                    book.key(),
                                    end.health(),
                                    book.changes(),
                                    shown(best(end.lastKnown().bids())),
                                    shown(best(end.lastKnown().asks()))));
        }
    }

    private static String shown(@Nullable String price) {
        return price == null ? "-" : price;
    }

    private static ObjectNode document(TapeReader.Report sum, Books books) {
        ObjectNode answer = GatewayClient.JSON.createObjectNode();
        answer.put("blocks", sum.blocks()).put("entries", sum.entries());
        answer.put("damagedBytes", sum.damagedBytes()).put("torn", sum.torn());
        answer.put("from", time(sum.span().firstNanos()))
                .put("to", time(sum.span().lastNanos()));
        var array = answer.putArray("books");
        for (BookReader book : books.all()) {
            BookSnapshot end = book.snapshot();
            array.addObject()
                    .put("venue", end.venue().value())
                    .put("symbol", end.symbol().value())
                    .put("health", end.health().name())
                    .put("changes", book.changes())
                    .put("bid", best(end.lastKnown().bids()))
                    .put("ask", best(end.lastKnown().asks()));
        }
        return answer;
    }

    private static @Nullable String best(List<BookSnapshot.Level> levels) {
        return levels.isEmpty() ? null : levels.getFirst().price().toString();
    }

    private static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }
}
