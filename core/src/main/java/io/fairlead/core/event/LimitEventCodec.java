package io.fairlead.core.event;

import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.VenueId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The binary form of the limits' events. A value is kept as the text that a person would write.
final class LimitEventCodec {
    private static final LimitKind[] KINDS = LimitKind.values();

    private LimitEventCodec() {}

    static int typeOf(LimitEvent event) {
        return switch (event) {
            case OrderChecked _ -> EventType.ORDER_CHECKED;
            case LimitEvent.LimitsConfigured _ -> EventType.LIMITS_CONFIGURED;
            case LimitEvent.LimitSet _ -> EventType.LIMIT_SET;
            case LimitEvent.LimitReset _ -> EventType.LIMIT_RESET;
        };
    }

    static void write(ModelWriter model, LimitEvent event) {
        switch (event) {
            case OrderChecked e -> e.write(model);
            case LimitEvent.LimitsConfigured e -> {
                model.out().unsigned(e.limits().size());
                e.limits().forEach(limit -> limit(model, limit));
            }
            case LimitEvent.LimitSet e -> {
                model.origin(e.origin());
                limit(model, e.limit());
                model.out().text(e.because());
            }
            case LimitEvent.LimitReset e -> {
                model.origin(e.origin());
                scope(model, e.scope());
                model.out().constant(e.kind());
                model.out().text(e.because());
            }
        }
    }

    private static void limit(ModelWriter model, Limit limit) {
        scope(model, limit.scope());
        model.out().constant(limit.kind());
        model.out().text(limit.value() == null ? "" : limit.value().toString());
    }

    private static void scope(ModelWriter model, Scope scope) {
        model.out().text(scope.venue() == null ? "" : scope.venue().value());
        model.account(scope.account());
        model.symbol(scope.symbol());
        model.out().text(scope.strategy() == null ? "" : scope.strategy().value());
    }

    static LimitEvent read(int type, long at, ModelReader model) {
        return switch (type) {
            case EventType.ORDER_CHECKED -> OrderChecked.read(at, model);
            case EventType.LIMITS_CONFIGURED -> new LimitEvent.LimitsConfigured(at, limits(model));
            case EventType.LIMIT_SET ->
                new LimitEvent.LimitSet(
                        at, model.origin(), limit(model), model.in().text());
            case EventType.LIMIT_RESET ->
                new LimitEvent.LimitReset(
                        at,
                        model.origin(),
                        scope(model),
                        model.in().constant(KINDS),
                        model.in().text());
            default -> throw new EventFormatException("event type " + type + " is not of limits");
        };
    }

    private static List<Limit> limits(ModelReader model) {
        int count = model.in().size();
        List<Limit> limits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            limits.add(limit(model));
        }
        return limits;
    }

    private static Limit limit(ModelReader model) {
        Scope scope = scope(model);
        LimitKind kind = model.in().constant(KINDS);
        String text = model.in().text();
        return new Limit(scope, kind, text.isEmpty() ? null : kind.parse(text));
    }

    private static Scope scope(ModelReader model) {
        String venue = model.in().text();
        return Scope.naming(
                venue.isEmpty() ? null : new VenueId(venue),
                model.accountOrNull(),
                model.symbolOrNull(),
                strategy(model));
    }

    private static @Nullable StrategyId strategy(ModelReader model) {
        String text = model.in().text();
        return text.isEmpty() ? null : new StrategyId(text);
    }
}
