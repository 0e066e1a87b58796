package io.fairlead.app.cli;

import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.tape.TapeEntry;
import io.fairlead.gateway.tape.TapePace;
import io.fairlead.gateway.tape.TapeSink;
import java.util.concurrent.locks.LockSupport;

/// Holds a tape back to the speed that is wanted. Confined to the main thread.
record PacedSink(TapeSink sink, TapePace pace) implements TapeSink {
    @Override
    public void instrument(int number, VenueId venue, Symbol symbol) {
        sink.instrument(number, venue, symbol);
    }

    @Override
    public void entry(TapeEntry entry) {
        long wait = pace.waitNanos(entry.nanos(), System.nanoTime());
        while (wait > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, wait);
            wait = pace.waitNanos(entry.nanos(), System.nanoTime());
        }
        sink.entry(entry);
    }
}
