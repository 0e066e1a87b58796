package io.fairlead.app.server;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a JSON object into types that cannot be wrong. Call `done` behind the last field: what was not
/// asked for is refused. Owned by the thread of the request.
final class Fields {
    private static final int MAX_SEQ_NUM = 999_999_999;

    private final Json.Obj object;
    private final String prefix;
    private final Set<String> unread;

    Fields(Json.Obj object) {
        this(object, "");
    }

    private Fields(Json.Obj object, String prefix) {
        this.object = object;
        this.prefix = prefix;
        this.unread = new LinkedHashSet<>(object.fields().keySet());
    }

    /// Refuses what nobody asked for.
    void done() {
        if (!unread.isEmpty()) {
            String name = unread.iterator().next();
            throw new ProblemException(ApiError.UNKNOWN_FIELD.problem(prefix + name, null));
        }
    }

    boolean has(String name) {
        Json value = object.fields().get(name);
        return value != null && !(value instanceof Json.Null);
    }

    /// A required field, through the constructor of its type.
    <T> T required(String name, Function<String, T> type) {
        T value = optional(name, type);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    <T> @Nullable T optional(String name, Function<String, T> type) {
        Json value = take(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Json.Text(String text))) {
            throw wrongType(name, "a string");
        }
        return convert(name, text, type);
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        return required(name, text -> constant(text, type));
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        E value = optional(name, text -> constant(text, type));
        return value == null ? otherwise : value;
    }

    boolean flag(String name) {
        Json value = take(name);
        if (value == null) {
            return false;
        }
        if (!(value instanceof Json.Bool(boolean flag))) {
            throw wrongType(name, "true or false");
        }
        return flag;
    }

    Decimal decimal(String name) {
        Decimal value = optionalDecimal(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    /// A string or a plain JSON number; every digit counts, an exponent is refused.
    @Nullable
    Decimal optionalDecimal(String name) {
        Json value = take(name);
        return switch (value) {
            case null -> null;
            case Json.Text(String text) -> convert(name, text, Decimal::of);
            case Json.Num(String text) -> convert(name, text, Decimal::of);
            case Json.Bool _, Json.Null _, Json.Array _, Json.Obj _ -> throw wrongType(name, "a decimal");
        };
    }

    /// A log position: a whole number, not negative.
    @Nullable
    Long optionalPosition(String name) {
        Decimal value = optionalDecimal(name);
        if (value == null) {
            return null;
        }
        if (value.scale() != 0 || value.signum() < 0) {
            throw new ProblemException(
                    ApiError.FIELD_VALUE.problem(prefix + name, value.toString(), "must be a log position"));
        }
        return value.unscaled();
    }

    /// A MsgSeqNum(34): a whole number from 1 on.
    @Nullable
    Integer optionalSeqNum(String name) {
        Decimal value = optionalDecimal(name);
        if (value == null) {
            return null;
        }
        if (value.scale() != 0 || value.signum() <= 0 || value.unscaled() > MAX_SEQ_NUM) {
            throw new ProblemException(ApiError.FIELD_VALUE.problem(
                    prefix + name, value.toString(), "must be a whole number from 1 to " + MAX_SEQ_NUM));
        }
        return Math.toIntExact(value.unscaled());
    }

    Quantity quantity(String name) {
        Quantity value = optionalQuantity(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    @Nullable
    Quantity optionalQuantity(String name) {
        Json value = take(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Json.Obj inner)) {
            throw new ProblemException(ApiError.QUANTITY_UNIT_MISSING.problem(prefix + name, text(value)));
        }
        Fields fields = new Fields(inner, prefix + name + ".");
        Decimal units = fields.optionalDecimal("units");
        Decimal lots = fields.optionalDecimal("lots");
        fields.done();
        if (units != null && lots == null) {
            return Quantity.units(units);
        }
        if (lots != null && units == null) {
            return Quantity.lots(lots);
        }
        throw new ProblemException(ApiError.QUANTITY_UNIT_MISSING.problem(prefix + name, null));
    }

    /// The fields of an object, to be asked for `done` like these; null if it is not there.
    @Nullable
    Fields optionalObject(String name) {
        Json value = take(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Json.Obj inner)) {
            throw wrongType(name, "an object");
        }
        return new Fields(inner, prefix + name + ".");
    }

    /// An object of texts: names of routing tags and their values.
    RoutingTags routing(String name) {
        Json value = take(name);
        if (value == null) {
            return RoutingTags.NONE;
        }
        if (!(value instanceof Json.Obj inner)) {
            throw wrongType(name, "an object of strings");
        }
        Fields fields = new Fields(inner, prefix + name + ".");
        Map<String, String> tags = new TreeMap<>();
        for (String tag : inner.fields().keySet()) {
            tags.put(tag, fields.required(tag, text -> new RoutingTags.Tag(tag, text).value()));
        }
        try {
            return RoutingTags.of(tags);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ApiError.FIELD_VALUE.problem(prefix + name, null, String.valueOf(e.getMessage())));
        }
    }

    private @Nullable Json take(String name) {
        unread.remove(name);
        Json value = object.fields().get(name);
        return value instanceof Json.Null ? null : value;
    }

    private <T> T convert(String name, String text, Function<String, T> type) {
        try {
            return type.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ApiError.FIELD_VALUE.problem(prefix + name, text, String.valueOf(e.getMessage())));
        }
    }

    static <E extends Enum<E>> E constant(String text, Class<E> type) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("must be one of " + Arrays.toString(type.getEnumConstants()));
    }

    private static @Nullable String text(Json value) {
        return switch (value) {
            case Json.Text(String text) -> text;
            case Json.Num(String text) -> text;
            case Json.Bool(boolean flag) -> String.valueOf(flag);
            case Json.Null _, Json.Array _, Json.Obj _ -> null;
        };
    }

    private ProblemException missing(String name) {
        return new ProblemException(ApiError.FIELD_MISSING.problem(prefix + name, null));
    }

    private ProblemException wrongType(String name, String wanted) {
        Json value = object.fields().get(name);
        return new ProblemException(ApiError.FIELD_TYPE.problem(
                prefix + name, value == null ? null : text(value), prefix + name + " must be " + wanted));
    }
}
