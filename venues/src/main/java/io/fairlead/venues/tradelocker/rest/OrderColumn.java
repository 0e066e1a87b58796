package io.fairlead.venues.tradelocker.rest;

/// Columns of orders, open and final.
enum OrderColumn implements Column {
    ID("id", true),
    TRADABLE_INSTRUMENT_ID("tradableInstrumentId", true),
    ROUTE_ID("routeId", false),
    QTY("qty", true),
    SIDE("side", true),
    TYPE("type", true),
    STATUS("status", true),
    FILLED_QTY("filledQty", true),
    AVG_PRICE("avgPrice", true),
    PRICE("price", false),
    STOP_PRICE("stopPrice", false),
    VALIDITY("validity", false),
    EXPIRE_DATE("expireDate", false),
    CREATED_DATE("createdDate", false),
    LAST_MODIFIED("lastModified", false),
    IS_OPEN("isOpen", false),
    POSITION_ID("positionId", true),
    STOP_LOSS("stopLoss", false),
    STOP_LOSS_TYPE("stopLossType", false),
    TAKE_PROFIT("takeProfit", false),
    TAKE_PROFIT_TYPE("takeProfitType", false),
    STRATEGY_ID("strategyId", true);

    private final String id;
    private final boolean needed;

    OrderColumn(String id, boolean needed) {
        this.id = id;
        this.needed = needed;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean needed() {
        return needed;
    }
}
