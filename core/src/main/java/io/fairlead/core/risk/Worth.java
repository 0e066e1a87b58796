package io.fairlead.core.risk;

import io.fairlead.core.book.Quote;
import io.fairlead.core.book.Quotes;
import io.fairlead.core.limit.Micros;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Sum;
import io.fairlead.core.order.Exposure;
import io.fairlead.core.position.Position;
import org.jspecify.annotations.Nullable;

/// What one account holds and may come to hold of one instrument, and what that is worth. Owned by the engine thread.
final class Worth {
    /// How long a value stands while nothing but prices can have changed.
    private static final long KEPT_NANOS = 100_000_000L;

    private final RiskState state;
    private final Quotes quotes;
    private final Account account;
    private final Instrument instrument;
    private final Sum scratch = new Sum();
    private @Nullable Exposure exposure;
    private Quotes.@Nullable Source source;
    private @Nullable Conversion conversion;
    private @Nullable Decimal valuedLongs;
    private @Nullable Decimal valuedShorts;
    private long valuedVersion = -1;
    private long valuedNanos;
    private long value;

    Worth(RiskState state, Quotes quotes, Account account, Instrument instrument) {
        this.state = state;
        this.quotes = quotes;
        this.account = account;
        this.instrument = instrument;
    }

    @SuppressWarnings("ReferenceEquality") // another object makes another worth, no more
    boolean isOf(Account otherAccount, Instrument otherInstrument) {
        return account == otherAccount && instrument == otherInstrument;
    }

    /// Null until the first order.
    @Nullable
    Exposure exposure() {
        Exposure known = exposure;
        if (known == null) {
            known = state.exposures().find(account.id(), instrument.symbol());
            exposure = known;
        }
        return known;
    }

    void readMarket(Quote into) {
        Quotes.Source from = source;
        if (from == null) {
            from = quotes.source(account.venue(), instrument.symbol());
            source = from;
        }
        if (from == null) {
            into.clear();
        } else {
            from.read(into);
        }
    }

    boolean hedges() {
        return account.mode() == PositionMode.HEDGING;
    }

    private Decimal held(Side side) {
        Position position = state.positions().find(account.id(), instrument.symbol(), side);
        return position == null ? Decimal.ZERO : position.units();
    }

    /// Units in the direction of a side if all that may still execute on it does: what is held that way, less what is
    /// held against it where positions net, and what is reserved.
    void reach(Side side, Sum into) {
        into.clear();
        if (side == Side.BUY) {
            into.add(held(side));
        } else {
            into.subtract(held(side));
        }
        Exposure orders = exposure();
        if (orders != null) {
            into.add(orders.reserved(side));
        }
    }

    /// The value of the largest position that may come about, with these units more on a side; `Conversion.NO_RATE`
    /// if no price tells it.
    long value(Side side, @Nullable Decimal more, Quote quote) {
        reach(side, scratch);
        if (more != null) {
            scratch.add(more);
        }
        long own = scratch.micros();
        reach(side.opposite(), scratch);
        long against = scratch.micros();
        return valueOf(hedges() ? Micros.plus(own, against) : Math.max(own, against), quote);
    }

    /// The value as it stands, reckoned anew when something changed or a tenth of a second passed.
    @SuppressWarnings("ReferenceEquality") // another object makes it reckon again, no more
    long value(Quote quote, long nowNanos) {
        Exposure orders = exposure();
        long version = orders == null ? 0 : orders.version();
        Decimal longs = held(Side.BUY);
        Decimal shorts = held(Side.SELL);
        boolean same = version == valuedVersion && longs == valuedLongs && shorts == valuedShorts;
        if (!same || nowNanos - valuedNanos > KEPT_NANOS || value == Conversion.NO_RATE) {
            value = value(Side.BUY, null, quote);
            valuedVersion = version;
            valuedLongs = longs;
            valuedShorts = shorts;
            valuedNanos = nowNanos;
        }
        return value;
    }

    private long valueOf(long unitMicros, Quote quote) {
        if (unitMicros == 0) {
            return 0;
        }
        readMarket(quote);
        Quote.Best price = quote.lastAsk().isThere() ? quote.lastAsk() : quote.lastBid();
        return price.isThere()
                ? converted(Micros.times(unitMicros, price.unscaled(), price.scale()), quote)
                : Conversion.NO_RATE;
    }

    /// An amount of the instrument's currency in the account's, or `Conversion.NO_RATE`.
    long converted(long micros, Quote scratchQuote) {
        Conversion known = conversion;
        if (known == null) {
            known = Conversion.between(
                    instrument.quote(), account.currency(), account.venue(), quotes, state.instruments());
            conversion = known;
        }
        return known == null ? Conversion.NO_RATE : known.apply(micros, scratchQuote);
    }
}
