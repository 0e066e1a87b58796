package io.fairlead.core;

import io.fairlead.core.model.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an account holds and is worth, computed the slow and obvious way in exact fractions: unit by unit. Each
/// trade is kept as it last stood; every question adds all of them up again. An independent opinion: it shares no
/// code with what it checks, and knows neither averages nor rounding.
final class SlowAccount {
    private final boolean hedges;
    private final Map<String, Trade> trades = new TreeMap<>();
    private int sequence;

    /// A fill as it stands now; no units once busted. `closes` marks a reduce-only order's.
    private record Trade(int order, String symbol, Side side, Fraction units, Fraction price, boolean closes) {}

    /// A number that is exact whatever is done to it.
    record Fraction(BigInteger numerator, BigInteger denominator) {
        static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

        Fraction {
            BigInteger common = numerator.gcd(denominator).multiply(BigInteger.valueOf(denominator.signum()));
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }

        static Fraction of(String decimal) {
            java.math.BigDecimal value = new java.math.BigDecimal(decimal);
            return value.scale() >= 0
                    ? new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
                    : new Fraction(value.toBigIntegerExact(), BigInteger.ONE);
        }

        Fraction plus(Fraction other) {
            return new Fraction(
                    numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                    denominator.multiply(other.denominator));
        }

        Fraction minus(Fraction other) {
            return plus(new Fraction(other.numerator.negate(), other.denominator));
        }

        Fraction times(Fraction other) {
            return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
        }

        Fraction over(Fraction other) {
            return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
        }

        int signum() {
            return numerator.signum();
        }

        Fraction least(Fraction other) {
            return minus(other).signum() <= 0 ? this : other;
        }

        double approximately() {
            return new java.math.BigDecimal(numerator)
                    .divide(new java.math.BigDecimal(denominator), java.math.MathContext.DECIMAL128)
                    .doubleValue();
        }
    }

    /// One side of a symbol: what is held, what it cost, what was realised.
    static final class Leg {
        Fraction held = Fraction.ZERO;
        Fraction cost = Fraction.ZERO;
        Fraction realised = Fraction.ZERO;

        private void open(Fraction units, Fraction price) {
            held = held.plus(units);
            cost = cost.plus(units.times(price));
        }

        /// Closes at most what is held, each unit at the average cost; gives what is left over.
        private Fraction close(Fraction units, Fraction price, boolean isLong) {
            Fraction closed = units.least(held);
            if (closed.signum() > 0) {
                Fraction share = cost.times(closed).over(held);
                Fraction proceeds = closed.times(price);
                realised = realised.plus(isLong ? proceeds.minus(share) : share.minus(proceeds));
                cost = cost.minus(share);
                held = held.minus(closed);
            }
            return units.minus(closed);
        }
    }

    SlowAccount(boolean hedges) {
        this.hedges = hedges;
    }

    void fill(String exec, String symbol, Side side, String units, String price, boolean closes) {
        trades.put(exec, new Trade(sequence++, symbol, side, Fraction.of(units), Fraction.of(price), closes));
    }

    void correct(String exec, String units, String price) {
        trades.computeIfPresent(
                exec,
                (_, old) ->
                        new Trade(old.order, old.symbol, old.side, Fraction.of(units), Fraction.of(price), old.closes));
    }

    void bust(String exec) {
        trades.computeIfPresent(
                exec, (_, old) -> new Trade(old.order, old.symbol, old.side, Fraction.ZERO, old.price, old.closes));
    }

    /// Long and short of a symbol. On a netting account a fill closes the other side first, on a hedging one only if
    /// its order could do nothing else.
    Leg[] legs(String symbol) {
        Leg longs = new Leg();
        Leg shorts = new Leg();
        List<Trade> inOrder = new ArrayList<>(trades.values());
        inOrder.sort((a, b) -> Integer.compare(a.order, b.order));
        for (Trade trade : inOrder) {
            if (!trade.symbol.equals(symbol) || trade.units.signum() == 0) {
                continue;
            }
            boolean buys = trade.side == Side.BUY;
            Fraction rest = trade.units;
            if (!hedges || trade.closes) {
                rest = (buys ? shorts : longs).close(rest, trade.price, !buys);
            }
            (buys ? longs : shorts).open(rest, trade.price);
        }
        return new Leg[] {longs, shorts};
    }

    /// The balance of the start, all that was realised and all that is open, each at its symbol's rate.
    Fraction equity(
            Fraction start, Map<String, Fraction> bids, Map<String, Fraction> asks, Map<String, Fraction> rates) {
        Map<String, Fraction> results = new HashMap<>();
        for (Trade trade : trades.values()) {
            results.computeIfAbsent(trade.symbol, symbol -> {
                Leg[] legs = legs(symbol);
                Fraction open = legs[0].held
                        .times(price(bids, symbol))
                        .minus(legs[0].cost)
                        .plus(legs[1].cost.minus(legs[1].held.times(price(asks, symbol))));
                return legs[0].realised.plus(legs[1].realised).plus(open).times(price(rates, symbol));
            });
        }
        Fraction equity = start;
        for (Fraction result : results.values()) {
            equity = equity.plus(result);
        }
        return equity;
    }

    private static Fraction price(Map<String, Fraction> of, String symbol) {
        return of.getOrDefault(symbol, Fraction.ZERO);
    }
}
