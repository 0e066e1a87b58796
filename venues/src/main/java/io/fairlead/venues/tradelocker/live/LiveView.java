package io.fairlead.venues.tradelocker.live;

import io.fairlead.venues.tradelocker.rest.AccountRef;
import java.util.List;

/// How accounts are followed at a moment. Immutable; any thread.
public record LiveView(List<Followed> accounts, List<Socket> sockets) {
    /// Of nobody.
    public static final LiveView NONE = new LiveView(List.of(), List.of());

    public LiveView {
        accounts = List.copyOf(accounts);
        sockets = List.copyOf(sockets);
    }

    /// One account. `streamProblem` says why it is not streamed, empty if it is or nobody wants it to be.
    public record Followed(AccountRef account, LiveMode mode, String streamProblem) {}

    /// One socket of the streams.
    ///
    /// @param connections how often it was up
    /// @param strangers messages about nobody that we know
    public record Socket(String login, int accounts, boolean up, long connections, long strangers, String problem) {}
}
