package io.fairlead.venues.tradelocker.rest;

/// Columns of executions, which the venue's configuration calls filled orders.
enum ExecutionColumn implements Column {
    ID("id", true),
    PRICE("price", true),
    SIDE("side", true),
    CREATED_DATE("createdDate", false),
    QTY("qty", true),
    ORDER_ID("orderId", true),
    POSITION_ID("positionId", false),
    TRADABLE_INSTRUMENT_ID("tradableInstrumentId", false);

    private final String id;
    private final boolean needed;

    ExecutionColumn(String id, boolean needed) {
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
