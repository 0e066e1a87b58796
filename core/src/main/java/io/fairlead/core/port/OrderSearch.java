package io.fairlead.core.port;

import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Side;
import org.jspecify.annotations.Nullable;

/// Which orders of an account a venue is asked to list; null means any.
public record OrderSearch(
        @Nullable Instrument instrument, @Nullable Side side) {
    public static final OrderSearch ALL = new OrderSearch(null, null);

    /// Whether it leaves no order out.
    public boolean isAll() {
        return instrument == null && side == null;
    }
}
