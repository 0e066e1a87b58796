package io.fairlead.sim.tradelocker;

import org.jspecify.annotations.Nullable;

/// A request that was let in: by whom, and for which account. Immutable.
///
/// @param id what its path names, empty if nothing
/// @param nanos when it is served
record Call(Route route, String id, Account account, WebRequest request, long nanos) {
    @Nullable
    String query(String name) {
        return request.query().get(name);
    }

    Call at(long laterNanos) {
        return new Call(route, id, account, request, laterNanos);
    }
}
