package io.fairlead.sim.log;

/// What a client of a REST venue asked for, and whether the venue took it: one for each request that would change
/// something. Texts that do not apply are empty. Immutable.
///
/// @param operation `place`, `modify`, `cancel`, `cancel-all`, `close`, `close-all` or `modify-position`
/// @param strategyId as it came, of whatever length
/// @param orderId the venue's order id: of the order that was placed or named, or of the closing order
/// @param refusal what the client was told, empty if the venue took it
public record Asked(
        String session,
        String account,
        String operation,
        String strategyId,
        String orderId,
        String positionId,
        String terms,
        String refusal,
        long nanos) {
    public boolean accepted() {
        return refusal.isEmpty();
    }
}
