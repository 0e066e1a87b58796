package io.fairlead.app.cli;

import io.fairlead.app.server.Times;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.tape.TapeEntry;
import io.fairlead.gateway.tape.TapeSink;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/// Prints a tape as CSV: `at,venue,symbol,kind,price,units`. Times are UTC with nine digits behind the
/// second. A level's kind is BID or ASK, and its units are 0 when it is gone. Confined to the main thread.
final class TapeCsv implements TapeSink {
    private final PrintWriter out;
    private final Map<Integer, String> names = new HashMap<>();
    private long nanos;

    TapeCsv(PrintWriter out) {
        this.out = out;
        out.println("at,venue,symbol,kind,price,units");
    }

    @Override
    public void instrument(int number, VenueId venue, Symbol symbol) {
        names.put(number, quoted(venue.value()) + "," + quoted(symbol.value()));
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./-]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void entry(TapeEntry entry) {
        switch (entry.kind()) {
            case SNAPSHOT, STALE, LOST -> {
                nanos = entry.nanos();
                print(entry, ",");
            }
            case UPDATE -> nanos = entry.nanos();
            case TRADE -> {
                nanos = entry.nanos();
                priced(entry);
            }
            case BID, ASK -> priced(entry);
            case END, TOP -> {}
        }
    }

    private void priced(TapeEntry entry) {
        print(
                entry,
                BigDecimal.valueOf(entry.price(), entry.priceScale()).toPlainString() + ","
                        + BigDecimal.valueOf(entry.size(), entry.sizeScale()).toPlainString());
    }

    private void print(TapeEntry entry, String values) {
        out.println(Times.text(nanos) + "," + names.getOrDefault(entry.instrument(), ",") + "," + entry.kind() + ","
                + values);
    }
}
