package io.fairlead.venues.tradelocker.rest;

/// Columns of positions.
enum PositionColumn implements Column {
    ID("id", true),
    TRADABLE_INSTRUMENT_ID("tradableInstrumentId", true),
    ROUTE_ID("routeId", false),
    SIDE("side", true),
    QTY("qty", true),
    AVG_PRICE("avgPrice", false),
    STOP_LOSS_ID("stopLossId", false),
    TAKE_PROFIT_ID("takeProfitId", false),
    OPEN_DATE("openDate", false),
    UNREALIZED_PL("unrealizedPl", false),
    STRATEGY_ID("strategyId", false);

    private final String id;
    private final boolean needed;

    PositionColumn(String id, boolean needed) {
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
