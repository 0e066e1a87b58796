package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an account is worth at one moment. Immutable.
///
/// @param openGross what its positions would gain if they were closed now
/// @param openFees what opening them has cost
/// @param margin what they bind
record AccountNumbers(Account account, BigDecimal openGross, BigDecimal openFees, BigDecimal margin) {
    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);
    private static final BigDecimal MARGIN_WARNING_PERCENT = BigDecimal.valueOf(100);

    static AccountNumbers of(Account account, Money money) {
        BigDecimal gross = NOTHING;
        BigDecimal fees = NOTHING;
        BigDecimal margin = NOTHING;
        for (Holding holding : account.holdings.values()) {
            gross = gross.add(money.openGain(holding));
            fees = fees.add(holding.fees);
            margin = margin.add(money.margin(account, holding.instrument, holding.qty, holding.average()));
        }
        return new AccountNumbers(account, gross, fees, margin);
    }

    BigDecimal equity() {
        return account.balance.add(openGross);
    }

    BigDecimal available() {
        return equity().subtract(margin);
    }

    /// The values of the columns of `accountDetails`, by name.
    Map<String, BigDecimal> byColumn(int stopOutPercent) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        BigDecimal warning = margin.multiply(MARGIN_WARNING_PERCENT).movePointLeft(2);
        values.put("balance", account.balance);
        values.put("projectedBalance", equity());
        values.put("availableFunds", available());
        values.put("blockedBalance", NOTHING);
        values.put("cashBalance", account.balance);
        values.put("unsettledCash", NOTHING);
        values.put("withdrawalAvailable", account.balance.min(available()).max(NOTHING));
        for (String unused : List.of("stocksValue", "optionValue", "blockedForStocks", "stockOrdersReq")) {
            values.put(unused, NOTHING);
        }
        values.put("initialMarginReq", margin);
        values.put("maintMarginReq", margin);
        values.put("marginWarningLevel", MARGIN_WARNING_PERCENT);
        values.put("stopOutLevel", BigDecimal.valueOf(stopOutPercent));
        values.put("warningMarginReq", warning);
        values.put("marginBeforeWarning", equity().subtract(warning));
        values.put("todayGross", account.today.gross);
        values.put("todayNet", account.today.gross.subtract(account.today.fees));
        values.put("todayFees", account.today.fees);
        values.put("todayVolume", account.today.volume.toBigDecimal());
        values.put("todayTradesCount", BigDecimal.valueOf(account.today.trades));
        values.put("openGrossPnL", openGross);
        values.put("openNetPnL", openGross.subtract(openFees));
        values.put("positionsCount", Decimal.of(account.holdings.size()).toBigDecimal());
        values.put("ordersCount", Decimal.of(account.open.size()).toBigDecimal());
        return values;
    }
}
