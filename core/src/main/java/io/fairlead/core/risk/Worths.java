package io.fairlead.core.risk;

import io.fairlead.core.book.Quote;
import io.fairlead.core.book.Quotes;
import io.fairlead.core.limit.Micros;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.Exposure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every account holds and may come to hold, by the prices of now. Owned by the engine thread.
final class Worths {
    private final RiskState state;
    private final Quotes quotes;
    private final Quote scratch = new Quote();
    private final List<@Nullable Worth> byExposure = new ArrayList<>();

    Worths(RiskState state, Quotes quotes) {
        this.state = state;
        this.quotes = quotes;
    }

    Worth of(Account account, Instrument instrument) {
        Exposure exposure = state.exposures().find(account.id(), instrument.symbol());
        return exposure == null ? new Worth(state, quotes, account, instrument) : of(exposure, account, instrument);
    }

    private Worth of(Exposure exposure, Account account, Instrument instrument) {
        while (byExposure.size() <= exposure.index()) {
            byExposure.add(null);
        }
        Worth known = byExposure.get(exposure.index());
        if (known == null || !known.isOf(account, instrument)) {
            known = new Worth(state, quotes, account, instrument);
            byExposure.set(exposure.index(), known);
        }
        return known;
    }

    /// The value of all that the account may come to hold if `own` grows by these units on a side, or
    /// `Conversion.NO_RATE` if a price for any of it is missing.
    long gross(Worth own, Account account, Side side, @Nullable Decimal more, long nowNanos) {
        long sum = own.value(side, more, scratch);
        List<Exposure> exposures = state.exposures().of(account.id());
        for (int i = 0; i < exposures.size() && sum != Conversion.NO_RATE; i++) {
            Exposure each = exposures.get(i);
            Worth other = known(each, account);
            if (other != own) {
                long value = other.value(scratch, nowNanos);
                sum = value == Conversion.NO_RATE ? value : Micros.plus(sum, value);
            }
        }
        return sum;
    }

    private Worth known(Exposure exposure, Account account) {
        Worth known = exposure.index() < byExposure.size() ? byExposure.get(exposure.index()) : null;
        return known == null ? of(exposure, account, exposure.instrument()) : known;
    }

    Quote scratch() {
        return scratch;
    }
}
