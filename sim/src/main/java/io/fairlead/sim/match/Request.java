package io.fairlead.sim.match;

import io.fairlead.core.model.Side;
import org.jspecify.annotations.Nullable;

/// What a client may ask of the venue. `owner` is the client's session, in whose name space client order ids are
/// unique. An order is named by its client order id in force or, where that is empty, by the venue's order id.
public sealed interface Request {
    String owner();

    /// The ids by which a request names an order; `clOrdId` is that of the order, and either may be empty.
    record Named(String clOrdId, String orderId) {
        public static final Named NONE = new Named("", "");
    }

    /// NewOrderSingle(D).
    record New(String owner, String account, String clOrdId, String symbol, Terms terms) implements Request {}

    /// OrderCancelRequest(F).
    record Cancel(String owner, String clOrdId, Named order) implements Request {}

    /// OrderCancelReplaceRequest(G). Side and type must be the order's own.
    record Replace(String owner, String clOrdId, Named order, Terms terms) implements Request {}

    /// OrderStatusRequest(H). Symbol, side and `statusReqId` are echoed.
    record Status(String owner, Named order, String symbol, Side side, String statusReqId) implements Request {}

    /// OrderMassStatusRequest(AF): the open orders of the client, of one symbol or all, of one side or both.
    record MassStatus(
            String owner,
            String massStatusReqId,
            @Nullable String symbol,
            @Nullable Side side) implements Request {}

    /// OrderMassCancelRequest(q): the open orders of the client, of one symbol or all.
    record MassCancel(
            String owner, String clOrdId, @Nullable String symbol) implements Request {}
}
