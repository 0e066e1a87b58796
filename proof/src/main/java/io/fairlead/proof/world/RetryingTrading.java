package io.fairlead.proof.world;

import io.fairlead.core.event.Command;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.gateway.Trading;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// A planted bug: an entrance that gives a client's retry a client order id of its own. Owned by the process.
final class RetryingTrading implements Trading {
    private final Trading trading;
    private final Set<Command> seen = new HashSet<>();
    private int made;

    RetryingTrading(Trading trading) {
        this.trading = trading;
    }

    @Override
    public CompletableFuture<Answer> submit(Command command) {
        if (seen.add(command) || !(command instanceof Command.PlaceOrder place)) {
            return trading.submit(command);
        }
        made++;
        return trading.submit(new Command.PlaceOrder(
                place.origin(),
                place.account(),
                new ClientOrderId(place.clientOrderId() + "-" + made),
                place.symbol(),
                place.side(),
                place.request(),
                place.strategy()));
    }
}
