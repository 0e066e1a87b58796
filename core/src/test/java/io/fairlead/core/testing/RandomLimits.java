package io.fairlead.core.testing;

import io.fairlead.core.book.Health;
import io.fairlead.core.book.Quote;
import io.fairlead.core.event.EventType;
import io.fairlead.core.event.LimitEvent;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.List;

/// Random events of limits, with values of every unit and scopes of every level.
public final class RandomLimits {
    private final Generator random;

    public RandomLimits(Generator random) {
        this.random = random;
    }

    LimitEvent ofType(int type, long at, Origin origin) {
        return switch (type) {
            case EventType.LIMITS_CONFIGURED ->
                new LimitEvent.LimitsConfigured(at, random.chance(20) ? List.of() : List.of(limit(), limit()));
            case EventType.LIMIT_SET -> new LimitEvent.LimitSet(at, origin, limit(), random.text());
            case EventType.LIMIT_RESET ->
                new LimitEvent.LimitReset(at, origin, scope(), random.constant(LimitKind.class), random.text());
            case EventType.ORDER_CHECKED -> checked(at);
            default -> throw new IllegalArgumentException("no event type " + type);
        };
    }

    private Limit limit() {
        LimitKind kind = random.constant(LimitKind.class);
        return new Limit(scope(), kind, random.chance(20) ? null : kind.parse(text(kind)));
    }

    private String text(LimitKind kind) {
        return switch (kind.unit()) {
            case LOTS, MONEY, FRACTION, RATIO -> random.oneOf("0", "0.000001", "50", "1000000000000");
            case COUNT -> String.valueOf(random.between(0, 100_000));
            case TIME -> random.oneOf("0s", "500ms", "90s", "2m", "24h");
            case TIMES -> random.oneOf("30 in 5s", "1000 in 1h");
            case YES_OR_NO -> random.oneOf("yes", "no");
            case HOURS ->
                random.oneOf(
                        "mon-fri 08:00-17:00 Europe/London",
                        "sun 17:05-16:59, mon-thu 17:05-16:59 America/New_York",
                        "mon-sun 00:00-24:00 UTC");
        };
    }

    private Scope scope() {
        AccountId account = new AccountId(random.id(32));
        Symbol symbol = new Symbol(random.id(32));
        return switch (random.constant(Scope.Level.class)) {
            case GATEWAY -> Scope.gateway();
            case VENUE -> Scope.of(new VenueId(random.word(16)));
            case ACCOUNT -> Scope.of(account);
            case SYMBOL -> Scope.of(symbol);
            case STRATEGY -> Scope.of(new StrategyId(random.id(32)));
            case ACCOUNT_SYMBOL -> Scope.of(account, symbol);
        };
    }

    private OrderChecked checked(long at) {
        OrderChecked checked = readings(at);
        checked.about(new OrderId(random.word(18)), random.chance(50) ? null : new OrderId(random.word(18)));
        return checked;
    }

    /// Without an order.
    OrderChecked readings(long at) {
        OrderChecked checked = new OrderChecked();
        checked.begin(at);
        if (random.chance(70)) {
            Quote quote = new Quote();
            quote.update(random.anyLong(), random.constant(Health.class));
            quote.setBid(random.between(0, 1_000_000), random.between(0, 12), 1, 0);
            quote.setAsk(random.between(0, 1_000_000), random.between(0, 12), 1, 0);
            checked.quote(quote);
        }
        for (LimitKind kind : LimitKind.values()) {
            if (random.chance(60)) {
                checked.add(
                        kind,
                        random.constant(OrderChecked.Verdict.class),
                        random.anyLong(),
                        random.anyLong(),
                        random.constant(Scope.Level.class));
            }
        }
        return checked;
    }
}
