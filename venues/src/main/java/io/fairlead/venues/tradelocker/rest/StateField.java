package io.fairlead.venues.tradelocker.rest;

/// A figure of an account's state, by the venue's name for its column.
public enum StateField implements Column {
    BALANCE("balance"),
    PROJECTED_BALANCE("projectedBalance"),
    AVAILABLE_FUNDS("availableFunds"),
    BLOCKED_BALANCE("blockedBalance"),
    CASH_BALANCE("cashBalance"),
    UNSETTLED_CASH("unsettledCash"),
    WITHDRAWAL_AVAILABLE("withdrawalAvailable"),
    STOCKS_VALUE("stocksValue"),
    OPTION_VALUE("optionValue"),
    INITIAL_MARGIN_REQ("initialMarginReq"),
    MAINT_MARGIN_REQ("maintMarginReq"),
    MARGIN_WARNING_LEVEL("marginWarningLevel"),
    BLOCKED_FOR_STOCKS("blockedForStocks"),
    STOCK_ORDERS_REQ("stockOrdersReq"),
    STOP_OUT_LEVEL("stopOutLevel"),
    WARNING_MARGIN_REQ("warningMarginReq"),
    MARGIN_BEFORE_WARNING("marginBeforeWarning"),
    TODAY_GROSS("todayGross"),
    TODAY_NET("todayNet"),
    TODAY_FEES("todayFees"),
    TODAY_VOLUME("todayVolume"),
    TODAY_TRADES_COUNT("todayTradesCount"),
    OPEN_GROSS_PNL("openGrossPnL"),
    OPEN_NET_PNL("openNetPnL"),
    POSITIONS_COUNT("positionsCount"),
    ORDERS_COUNT("ordersCount");

    private final String id;

    StateField(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    /// What an account is worth can't do without these.
    @Override
    public boolean needed() {
        return this == BALANCE || this == PROJECTED_BALANCE;
    }
}
