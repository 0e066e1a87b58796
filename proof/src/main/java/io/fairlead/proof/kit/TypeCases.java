package io.fairlead.proof.kit;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.Capability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// 10 to 27: each type of order arrives as it was asked for, with each time in force that goes with it, buying and
/// selling.
final class TypeCases {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;

    private static final Need HELD = new Need.Can(Capability.STOP_LIMIT_HELD);

    private TypeCases() {}

    static List<KitCase> all() {
        List<KitCase> all = new ArrayList<>();
        int number = 10;
        for (OrdType type : OrdType.values()) {
            String words = type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            KitCase each = KitCase.of(number, "arrives as it was asked for: " + words, stand -> arrives(stand, type))
                    .needing(new Need.Type(type));
            all.add(type == OrdType.LIMIT ? each.safeAnywhere() : each);
            number++;
        }
        all.add(KitCase.of(27, "a stop limit order is held until its price is reached", TypeCases::isHeld)
                .needing(new Need.Type(OrdType.STOP_LIMIT), HELD));
        return all;
    }

    private static void arrives(Stand stand, OrdType type) {
        Map<OrderId, Ask> placed = new LinkedHashMap<>();
        Side side = Side.BUY;
        for (TimeInForce timeInForce : TimeInForce.values()) {
            if (new Need.InForce(timeInForce).isMet(stand.lives().declared())
                    && stand.venue().takes(type, timeInForce)) {
                Ask ask = ask(stand, type, timeInForce, side);
                placed.put(stand.place(ask), ask);
                side = side.opposite();
            }
        }
        Stand.holds(!placed.isEmpty(), "no time in force goes with it");
        if (type == OrdType.STOP_LIMIT && HELD.isMet(stand.lives().declared())) {
            placed.keySet().forEach(stand.there()::lacks);
        } else {
            placed.forEach(stand.there()::isAsAsked);
        }
    }

    /// The gateway keeps it until the market gets there; the venue has a limit order then.
    private static void isHeld(Stand stand) {
        Ask ask = ask(stand, OrdType.STOP_LIMIT, TimeInForce.GOOD_TILL_CANCEL, Side.BUY)
                .priced(stand.scaled(stand.best(Side.BUY), "1.02"), stand.scaled(stand.best(Side.BUY), "1.01"));
        OrderId id = stand.place(ask, OrderStatus.HELD);
        stand.there().lacks(id);
        stand.act(new Act.Move(stand.scaled(stand.best(Side.BUY), "1.015")));
        stand.becomes(id, OrderStatus.FILLED);
        stand.there().isAsAsked(id, new Ask(Side.BUY, ask.terms().held(false)));
    }

    /// One that rests if its type and time let it.
    static Ask ask(Stand stand, OrdType type, TimeInForce timeInForce, Side side) {
        return Ask.of(side, type, timeInForce, stand.size())
                .priced(price(stand, type, side), stopPx(stand, type, side))
                .until(expiry(timeInForce))
                .with(stand.venue().instructions(type, side, stand.size()));
    }

    /// A day from now, on the second.
    static @Nullable Long expiry(TimeInForce timeInForce) {
        return timeInForce == TimeInForce.GOOD_TILL_DATE ? (KitGateway.epochNanos() + DAY) / SECOND * SECOND : null;
    }

    private static @Nullable Decimal price(Stand stand, OrdType type, Side side) {
        return switch (type) {
            case LIMIT, LIMIT_OR_BETTER, LIMIT_WITH_OR_WITHOUT, FUNARI -> stand.resting(side);
            case STOP_LIMIT, PREVIOUSLY_QUOTED, PREVIOUSLY_INDICATED, PEGGED, ON_BASIS -> stand.taking(side);
            case MARKET, STOP, WITH_OR_WITHOUT, FOREX_SWAP, MARKET_IF_TOUCHED -> null;
            case MARKET_WITH_LEFTOVER_AS_LIMIT, PREVIOUS_FUND_VALUATION_POINT, NEXT_FUND_VALUATION_POINT -> null;
        };
    }

    private static @Nullable Decimal stopPx(Stand stand, OrdType type, Side side) {
        return switch (type) {
            case STOP, STOP_LIMIT -> stand.resting(side.opposite());
            case MARKET_IF_TOUCHED -> stand.resting(side);
            case MARKET, LIMIT, WITH_OR_WITHOUT, LIMIT_OR_BETTER, LIMIT_WITH_OR_WITHOUT, ON_BASIS -> null;
            case PREVIOUSLY_QUOTED, PREVIOUSLY_INDICATED, FOREX_SWAP, FUNARI, PEGGED -> null;
            case MARKET_WITH_LEFTOVER_AS_LIMIT, PREVIOUS_FUND_VALUATION_POINT, NEXT_FUND_VALUATION_POINT -> null;
        };
    }
}
