package io.fairlead.app.config;

import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.LimitValue;
import io.fairlead.core.limit.StandardLimits;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The keys of `limits`: a scope, and a value for each kind of limit that stands there.
final class LimitTable {
    private static final String OFF = "off";

    static final Key<AccountId> ACCOUNT =
            Key.optional("account", Scalars.id("the id of an account", AccountId::new), "Only orders of this account.");
    static final Key<Symbol> SYMBOL = Key.optional(
            "symbol",
            Scalars.id("our name of an instrument", Symbol::new),
            "Only orders of this symbol; with `account`, of this symbol on that account.");
    static final Key<VenueId> VENUE =
            Key.optional("venue", Scalars.id("the id of a venue", VenueId::new), "Only orders of this venue.");
    static final Key<StrategyId> STRATEGY = Key.optional(
            "strategy", Scalars.id("up to 32 printable characters", StrategyId::new), "Only orders of this strategy.");

    private static final Map<LimitKind, Key<Optional<LimitValue>>> VALUES = values();

    static final Table TABLE = new Table(
            "What orders are held to; without a scope it is the gateway's. Every scope's limit counts, the tightest"
                    + " refuses. See risk.md.",
            keys());

    private LimitTable() {}

    private static Map<LimitKind, Key<Optional<LimitValue>>> values() {
        Map<LimitKind, Key<Optional<LimitValue>>> values = new EnumMap<>(LimitKind.class);
        for (LimitKind kind : LimitKind.values()) {
            String standard = StandardLimits.of(kind)
                    .map(limit -> "; of the gateway it is " + limit.value() + " if nothing is said")
                    .orElse("");
            String says = kind.says().substring(0, 1).toUpperCase(Locale.ROOT)
                    + kind.says().substring(1) + standard + ".";
            values.put(kind, Key.optional(kind.key(), scalar(kind), says));
        }
        return values;
    }

    private static Shape.Scalar<Optional<LimitValue>> scalar(LimitKind kind) {
        return new Shape.Scalar<>(
                written(kind.unit()) + ", or off",
                Map.of("type", List.of("string", "number", "boolean")),
                text -> text.equals(OFF) ? Optional.empty() : Optional.of(kind.parse(text)));
    }

    private static String written(LimitKind.Unit unit) {
        return switch (unit) {
            case LOTS -> "lots";
            case MONEY -> "money";
            case FRACTION -> "a part of one, as 0.05";
            case RATIO -> "a multiple";
            case COUNT -> "a whole number";
            case TIME -> "a span, as 500ms or 30s";
            case TIMES -> "a count in a span, as 30 in 5s";
            case YES_OR_NO -> "yes or no";
            case HOURS -> "days, times and zone, as mon-fri 08:00-17:00 Europe/London";
        };
    }

    private static List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>(List.of(ACCOUNT, SYMBOL, VENUE, STRATEGY));
        keys.addAll(VALUES.values());
        return keys;
    }

    /// Those that the file names, in front of the standard ones.
    static List<Limit> limits(List<Values> items) {
        List<Limit> limits = new ArrayList<>();
        for (Values item : items) {
            Scope scope = scope(item);
            VALUES.forEach((kind, key) -> {
                Optional<LimitValue> value = item.find(key);
                if (value != null) {
                    limits.add(new Limit(scope, kind, value.orElse(null)));
                }
            });
        }
        return StandardLimits.with(limits);
    }

    /// The scope of an item.
    ///
    /// @throws IllegalArgumentException if its parts make none
    static Scope scope(Values item) {
        return Scope.naming(item.find(VENUE), item.find(ACCOUNT), item.find(SYMBOL), item.find(STRATEGY));
    }
}
