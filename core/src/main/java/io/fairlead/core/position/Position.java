package io.fairlead.core.position;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Units held of one instrument on one account, or on a hedging account one side of them. Owned by the thread of the
/// core state.
///
/// Cost and realised result are exact but for one division: closing a part releases its share of the cost, rounded half
/// even to 24 places. Closing the whole releases the exact rest, so no rounding is left in a flat position.
public final class Position {
    private static final int COST_PLACES = 24;

    private final Account account;
    private final Instrument instrument;
    private BigDecimal units = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal realised = BigDecimal.ZERO;
    private @Nullable Decimal shownUnits;
    private BigDecimal adopted = BigDecimal.ZERO;
    private long changedNanos;

    Position(Account account, Instrument instrument) {
        this.account = account;
        this.instrument = instrument;
    }

    void write(SectionWriter to) {
        to.exact(units);
        to.exact(cost);
        to.exact(realised);
        to.exact(adopted);
        to.out().signed(changedNanos);
    }

    void read(SectionReader from) {
        units = from.exact();
        cost = from.exact();
        realised = from.exact();
        adopted = from.exact();
        changedNanos = from.in().signed();
    }

    public Account account() {
        return account;
    }

    public Instrument instrument() {
        return instrument;
    }

    /// Signed: long is positive.
    public Decimal units() {
        Decimal shown = shownUnits;
        if (shown == null) {
            shown = Decimal.ofRounded(units, Decimal.MAX_SCALE);
            shownUnits = shown;
        }
        return shown;
    }

    /// What the open units cost on average, rounded half even to 12 places; null when flat.
    public @Nullable Decimal avgPx() {
        return units.signum() == 0 ? null : Decimal.quotient(cost, units);
    }

    /// The result of what was closed, in quote currency, rounded half even to 12 places.
    public Decimal realised() {
        return Decimal.ofRounded(realised, Decimal.MAX_SCALE);
    }

    /// How many of the units that came to it, less those that went, were traded elsewhere and adopted from the venue.
    public Decimal adopted() {
        return Decimal.ofRounded(adopted, Decimal.MAX_SCALE);
    }

    /// When it changed last, in epoch nanoseconds.
    public long changedNanos() {
        return changedNanos;
    }

    void changed(long atNanos) {
        changedNanos = atNanos;
    }

    void adopt(BigDecimal signedUnits, BigDecimal price) {
        adopted = adopted.add(signedUnits);
        add(signedUnits, price);
    }

    public boolean isFlat() {
        return units.signum() == 0;
    }

    int sign() {
        return units.signum();
    }

    BigDecimal exactUnits() {
        return units;
    }

    BigDecimal exactCost() {
        return cost;
    }

    BigDecimal exactRealised() {
        return realised;
    }

    /// Takes on the figures of another; when it changed stays.
    void set(Position other) {
        units = other.units;
        cost = other.cost;
        realised = other.realised;
        adopted = other.adopted;
        shownUnits = null;
    }

    /// Adds signed units at a price: closes what is held against them, opens with the rest.
    void add(BigDecimal signedUnits, BigDecimal price) {
        BigDecimal opening = signedUnits;
        shownUnits = null;
        if (units.signum() * signedUnits.signum() < 0) {
            BigDecimal closing = units.abs().min(signedUnits.abs());
            close(units.signum() > 0 ? closing : closing.negate(), price);
            opening = signedUnits.signum() > 0 ? signedUnits.subtract(closing) : signedUnits.add(closing);
        }
        units = units.add(opening);
        cost = cost.add(opening.multiply(price));
    }

    private void close(BigDecimal closing, BigDecimal price) {
        BigDecimal released = closing.compareTo(units) == 0
                ? cost
                : cost.multiply(closing).divide(units, COST_PLACES, RoundingMode.HALF_EVEN);
        realised = realised.add(closing.multiply(price)).subtract(released);
        cost = cost.subtract(released);
        units = units.subtract(closing);
    }
}
