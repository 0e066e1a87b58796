package io.fairlead.core;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Positions computed the slow and obvious way from the reports that were delivered: an independent opinion.
final class SlowBooks {
    private static final MathContext PRECISE = new MathContext(60);

    private final Map<String, ExecutionReport> trades = new LinkedHashMap<>();
    private final Map<String, ExecutionReport> corrections = new LinkedHashMap<>();
    private final Map<String, ExecutionReport> busts = new LinkedHashMap<>();
    private final Map<String, OrderId> owners = new LinkedHashMap<>();

    void delivered(OrderId order, ExecutionReport report) {
        if (report.refs().exec() == null || report.progress().execType() == null) {
            return;
        }
        String exec = report.refs().exec().value();
        switch (report.progress().execType()) {
            case TRADE -> {
                trades.putIfAbsent(exec, report);
                owners.put(exec, order);
            }
            case TRADE_CORRECT -> corrections.putIfAbsent(reference(report), report);
            case TRADE_CANCEL -> busts.putIfAbsent(reference(report), report);
            default -> {}
        }
    }

    private static String reference(ExecutionReport report) {
        return String.valueOf(report.refs().execRef());
    }

    /// Executed units of one order, net of busts.
    BigDecimal units(OrderId order) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String exec : trades.keySet()) {
            if (order.equals(owners.get(exec))) {
                ExecutionReport figures = figures(exec);
                sum = figures == null ? sum : sum.add(exact(figures.progress().lastQty()));
            }
        }
        return sum;
    }

    private static BigDecimal exact(@Nullable Decimal value) {
        return Objects.requireNonNull(value).toBigDecimal();
    }

    private @Nullable ExecutionReport figures(String exec) {
        return busts.containsKey(exec) ? null : corrections.getOrDefault(exec, trades.get(exec));
    }

    /// Signed units and realised result of all fills, by average price.
    BigDecimal[] position() {
        BigDecimal units = BigDecimal.ZERO;
        BigDecimal average = BigDecimal.ZERO;
        BigDecimal realised = BigDecimal.ZERO;
        for (Map.Entry<String, ExecutionReport> trade : trades.entrySet()) {
            ExecutionReport figures = figures(trade.getKey());
            if (figures == null) {
                continue;
            }
            BigDecimal price = exact(figures.progress().lastPx());
            BigDecimal change = exact(figures.progress().lastQty());
            change = trade.getValue().details().side() == Side.BUY ? change : change.negate();
            BigDecimal after = units.add(change);
            if (units.signum() * change.signum() >= 0) {
                average = after.signum() == 0
                        ? BigDecimal.ZERO
                        : units.multiply(average).add(change.multiply(price)).divide(after, PRECISE);
            } else {
                BigDecimal closed = change.abs().min(units.abs());
                BigDecimal gain = price.subtract(average).multiply(closed);
                realised = realised.add(units.signum() > 0 ? gain : gain.negate());
                average = after.signum() == 0 || after.signum() == units.signum() ? average : price;
            }
            units = after;
        }
        return new BigDecimal[] {units, realised};
    }
}
