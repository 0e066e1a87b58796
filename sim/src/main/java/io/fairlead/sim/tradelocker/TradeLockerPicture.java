package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One account as the venue itself has it at one moment, for a judge. Immutable.
///
/// @param positions in the order in which they were opened
public record TradeLockerPicture(Decimal balance, Decimal equity, List<Position> positions) {
    /// A position; what it does not have is null. `strategyId` is that of the order that opened it, and `trail` how
    /// far its stop loss keeps from the price.
    public record Position(
            String id,
            String symbol,
            Side side,
            Decimal lots,
            Decimal averagePrice,
            @Nullable String strategyId,
            @Nullable Decimal stopLoss,
            @Nullable Decimal takeProfit,
            @Nullable Decimal trail) {}

    public TradeLockerPicture {
        positions = List.copyOf(positions);
    }

    static TradeLockerPicture of(Account account, Money money) {
        return new TradeLockerPicture(
                Decimal.ofExact(account.balance),
                Decimal.ofExact(AccountNumbers.of(account, money).equity()),
                account.holdings.values().stream().map(TradeLockerPicture::of).toList());
    }

    private static Position of(Holding holding) {
        Ticket stop = holding.stopLoss;
        Ticket profit = holding.takeProfit;
        return new Position(
                holding.id,
                holding.instrument.name(),
                holding.side,
                holding.qty,
                holding.average(),
                holding.strategyId,
                stop == null ? null : stop.stopPx,
                profit == null ? null : profit.price,
                stop == null ? null : stop.trail);
    }
}
