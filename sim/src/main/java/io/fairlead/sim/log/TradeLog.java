package io.fairlead.sim.log;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.sim.match.OrderSnapshot;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a trade log says: the venue's truth, for its restart and for whoever wants to check another's books
/// against it. Immutable, any thread.
///
/// `asked` are the requests of a REST venue in their order, the refused ones included. `prefix` is that of the
/// venue's ids, empty if the log is new. `received` counts the requests of each kind. `bytes` is the length of
/// the whole lines; `torn` says that a piece of a line followed, which a crash left and nobody was told of.
/// `lastOrder` and `lastExec` are the highest numbers in use in order and execution ids.
public record TradeLog(
        String prefix,
        List<Execution> executions,
        List<OrderSnapshot> orders,
        Map<String, List<String>> clientIds,
        Map<String, Integer> received,
        List<Asked> asked,
        Counts counts,
        long bytes,
        boolean torn) {
    /// The name of the log in a simulator's directory.
    public static final String FILE_NAME = "trades.jsonl";

    private static final int MAX_LINE_BYTES = 16_384;

    /// One fill as one side had it. `busted` says that a later line took it back.
    public record Execution(
            String execId,
            String orderId,
            String clOrdId,
            String session,
            String account,
            String symbol,
            Side side,
            Decimal lastQty,
            Decimal lastPx,
            Decimal cumQty,
            boolean busted,
            long nanos) {
        Execution bust() {
            return new Execution(
                    execId, orderId, clOrdId, session, account, symbol, side, lastQty, lastPx, cumQty, true, nanos);
        }
    }

    public record Counts(long lastOrder, long lastExec) {}

    /// A log that cannot be read: damaged before its last line, or larger than the caller allows.
    public static final class DamagedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DamagedException(String message, Throwable cause) {
            super(message, cause);
        }

        DamagedException(String message) {
            super(message);
        }
    }

    /// Reads a log that was kept in memory, as `TradeLogWriter.to` hands it out.
    ///
    /// @throws DamagedException if a line is not one of this format
    public static TradeLog of(List<String> lines) {
        TradeLogFold fold = new TradeLogFold();
        for (String line : lines) {
            try {
                fold.add(line);
            } catch (IllegalArgumentException e) {
                throw new DamagedException("a line is damaged: " + e.getMessage(), e);
            }
        }
        return fold.result(0, false);
    }

    /// Reads a log of at most `maxBytes`; a file that does not exist is an empty log.
    ///
    /// @throws DamagedException if a line but the last is not one of this format
    public static TradeLog load(Path file, long maxBytes) {
        TradeLogFold fold = new TradeLogFold();
        if (!Files.exists(file)) {
            return fold.result(0, false);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            if (Files.size(file) > maxBytes) {
                throw new DamagedException(file + " is longer than " + maxBytes + " bytes");
            }
            return read(in, file, fold);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TradeLog read(InputStream in, Path file, TradeLogFold fold) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        long whole = 0;
        long lineNumber = 1;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != '\n') {
                line.write(b);
                if (line.size() > MAX_LINE_BYTES) {
                    throw new DamagedException(file + ": line " + lineNumber + " is too long");
                }
                continue;
            }
            try {
                fold.add(line.toString(StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw new DamagedException(file + ": line " + lineNumber + " is damaged: " + e.getMessage(), e);
            }
            whole += line.size() + 1;
            lineNumber++;
            line.reset();
        }
        return fold.result(whole, line.size() > 0);
    }
}
