package io.fairlead.bench.locker;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.gateway.Trading;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Trades on one account for a while: opens and closes positions, leaves orders near the price and takes them back.
/// Owned by the bench's thread.
final class LockerTrader {
    private static final int NEAREST_TICKS = 3;
    private static final int FARTHEST_TICKS = 40;

    private final LockerStage stage;
    private final Account account;
    private final RandomGenerator random;
    private final int shift;
    private final ArrayDeque<CompletableFuture<Trading.Answer>> resting = new ArrayDeque<>();
    private int made;

    LockerTrader(LockerStage stage, Account account, RandomGenerator random, int shift) {
        this.stage = stage;
        this.account = account;
        this.random = random;
        this.shift = shift;
    }

    /// One request; false if what it would be about is not there.
    boolean act() {
        int dice = random.nextInt(100);
        if (dice < 30) {
            var _ = stage.submit(LockerOrders.market(account, client(), side()));
            return true;
        }
        return dice < 50 ? rest() : dice < 65 ? takeBack() : close();
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private ClientOrderId client() {
        made++;
        return new ClientOrderId("s" + shift + "-" + made);
    }

    private boolean rest() {
        Side side = side();
        int away = random.nextInt(NEAREST_TICKS, FARTHEST_TICKS);
        Decimal price = stage.bid().plus(new Decimal(side == Side.BUY ? -away : away, 5));
        resting.add(stage.submit(LockerOrders.limit(account, client(), side, price)));
        return true;
    }

    private boolean takeBack() {
        OrderId order = accepted(resting.poll());
        if (order != null) {
            var _ = stage.submit(new Command.CancelOrder(LockerOrders.ORIGIN, order));
        }
        return order != null;
    }

    private static @Nullable OrderId accepted(@Nullable CompletableFuture<Trading.Answer> answer) {
        return answer != null && answer.isDone() && answer.join().outcome() instanceof Outcome.Accepted accepted
                ? accepted.orders().getFirst()
                : null;
    }

    private boolean close() {
        VenuePositionId oldest = stage.oldestPosition(account);
        if (oldest != null) {
            var _ = stage.submit(LockerOrders.close(account, client(), oldest));
        }
        return oldest != null;
    }

    /// Takes back what rests; positions stay.
    void leave() {
        var _ = stage.submit(new Command.CancelAll(LockerOrders.ORIGIN, account.id(), null));
    }
}
