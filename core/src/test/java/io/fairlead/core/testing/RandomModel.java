package io.fairlead.core.testing;

import io.fairlead.core.event.Break;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Random values of the model: ids, orders' terms, instruments, accounts.
final class RandomModel {
    private final Generator random;

    RandomModel(Generator random) {
        this.random = random;
    }

    RoutingTags routing() {
        Map<String, String> tags = new HashMap<>();
        for (int i = random.between(0, 3); i > 0; i--) {
            tags.put("tag-" + i, random.id(RoutingTags.MAX_VALUE_LENGTH));
        }
        return RoutingTags.of(tags);
    }

    Scope scope() {
        return switch (random.between(0, 5)) {
            case 0 -> Scope.gateway();
            case 1 -> Scope.of(venue());
            case 2 -> Scope.of(accountId());
            case 3 -> Scope.of(symbol());
            case 4 -> Scope.of(accountId(), symbol());
            default -> Scope.of(new StrategyId(random.id(32)));
        };
    }

    Break breakOf() {
        return new Break(random.constant(Break.Kind.class), maybe(this::order), random.text());
    }

    OrderTerms terms() {
        return new OrderTerms(
                random.constant(OrdType.class),
                random.constant(TimeInForce.class),
                random.decimal(),
                maybe(random::decimal),
                maybe(random::decimal),
                maybe(random::anyLong),
                new OrderTerms.Flags(random.chance(50), random.chance(50), RandomInstructions.any(random)),
                maybe(random::decimal),
                maybe(random::decimal));
    }

    Instrument instrument() {
        Map<VenueId, String> names = new HashMap<>();
        for (int i = random.between(0, 4); i > 0; i--) {
            names.put(venue(), random.text());
        }
        return new Instrument(symbol(), currency(), currency(), contract(), names);
    }

    Instrument.Contract contract() {
        Decimal one = random.positive();
        Decimal other = random.positive();
        return new Instrument.Contract(
                random.positive(), random.positive(), random.positive(), one.min(other), one.max(other));
    }

    Account account() {
        return new Account(
                accountId(),
                venue(),
                random.constant(AccountKind.class),
                currency(),
                random.constant(PositionMode.class),
                random.text());
    }

    Currency currency() {
        return new Currency("X" + random.word(7));
    }

    Origin origin() {
        return new Origin(random.text(), random.text(), random.text());
    }

    VenueId venue() {
        return new VenueId(random.id(32));
    }

    OrderId order() {
        return new OrderId(random.word(OrderId.MAX_LENGTH));
    }

    AccountId accountId() {
        return new AccountId(random.id(32));
    }

    ClientOrderId client() {
        return new ClientOrderId(random.id(64));
    }

    Symbol symbol() {
        return new Symbol(random.id(32));
    }

    VenueOrderId venueOrder() {
        return new VenueOrderId(random.id(128));
    }

    ExecId exec() {
        return new ExecId(random.id(128));
    }

    <T> @Nullable T maybe(Supplier<T> value) {
        return random.chance(70) ? value.get() : null;
    }
}
