package io.fairlead.venues.fixlp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fairlead.core.order.Order;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.venues.fixlp.OrderTags.On;
import io.fairlead.venues.fixlp.OrderTags.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The order tags of one session for one kind of request, compiled: what never changes is bytes already. Immutable;
/// writing allocates nothing.
final class TagWriter {
    private static final int NO_PARTY_IDS = 453;
    private static final int PARTY_ID = 448;
    private static final int NO_TRD_REG_TIMESTAMPS = 768;
    private static final int TRD_REG_TIMESTAMP = 769;

    private final byte[] constants;
    private final OrderField[] fields;
    private final PartyField[] parties;
    private final byte[][] stampTails;
    private final boolean[] stampIsOfSending;
    private final int[] tags;
    private final boolean sentWithoutThem;

    /// A field whose value an order may bring.
    private record OrderField(int tag, Source.FromOrder source, String problem) {}

    /// A party; `value` is null if it comes from the order.
    private static final class PartyField {
        private final @Nullable String value;
        private final Source.@Nullable FromOrder source;
        final byte[] tail;
        final String problem;

        PartyField(@Nullable String value, Source.@Nullable FromOrder source, byte[] tail, String problem) {
            this.value = value;
            this.source = source;
            this.tail = tail;
            this.problem = problem;
        }

        @Nullable
        String id(Order order) {
            return source == null ? value : valueOf(source, order);
        }
    }

    /// A cancel goes out even without a required value: the venue may refuse it, but one that is not sent surely fails.
    TagWriter(OrderTags all, On on) {
        sentWithoutThem = on == On.CANCEL;
        StringBuilder fixed = new StringBuilder();
        List<OrderField> ofOrders = new ArrayList<>();
        List<OrderTags.Field> mine =
                all.fields().stream().filter(field -> field.on().contains(on)).toList();
        for (OrderTags.Field field : mine) {
            switch (field.source()) {
                case Source.Fixed(String value) -> append(fixed, field.tag(), value);
                case Source.FromOrder from ->
                    ofOrders.add(new OrderField(field.tag(), from, missing(field.says(), from)));
            }
        }
        constants = bytes(fixed);
        fields = ofOrders.toArray(OrderField[]::new);
        tags = mine.stream().mapToInt(OrderTags.Field::tag).toArray();
        parties = all.parties().stream()
                .filter(party -> party.on().contains(on))
                .map(TagWriter::party)
                .toArray(PartyField[]::new);
        List<OrderTags.Stamp> stamps =
                all.stamps().stream().filter(stamp -> stamp.on().contains(on)).toList();
        stampTails = stamps.stream().map(TagWriter::tail).toArray(byte[][]::new);
        stampIsOfSending = new boolean[stamps.size()];
        for (int i = 0; i < stampIsOfSending.length; i++) {
            stampIsOfSending[i] = stamps.get(i).moment() == OrderTags.Moment.SENT;
        }
    }

    private static PartyField party(OrderTags.Party party) {
        StringBuilder tail = new StringBuilder();
        append(tail, 447, String.valueOf(party.idSource()));
        append(tail, 452, String.valueOf(party.role()));
        return switch (party.id()) {
            case Source.Fixed(String value) -> new PartyField(value, null, bytes(tail), "");
            case Source.FromOrder from -> new PartyField(null, from, bytes(tail), missing(party.says(), from));
        };
    }

    private static byte[] tail(OrderTags.Stamp stamp) {
        StringBuilder tail = new StringBuilder();
        append(tail, 770, String.valueOf(stamp.type()));
        if (!stamp.origin().isEmpty()) {
            append(tail, 771, stamp.origin());
        }
        return bytes(tail);
    }

    private static void append(StringBuilder to, int tag, String value) {
        if (value.isEmpty() || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("tag " + tag + " needs printable ASCII text");
        }
        to.append(tag).append('=').append(value).append('\u0001');
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(US_ASCII);
    }

    private static String missing(String says, Source.FromOrder from) {
        return says + " is missing: the order has no routing tag '" + from.name() + "'";
    }

    /// Whether this field is among them, so that it need not be filled otherwise.
    boolean writes(int tag) {
        for (int each : tags) {
            if (each == tag) {
                return true;
            }
        }
        return false;
    }

    /// Null, or why the request can't be sent: a required value is nowhere to be had.
    @Nullable
    String write(FixEncoder out, Order order, long nowNanos) {
        out.putFields(constants, 0, constants.length);
        for (OrderField field : fields) {
            String value = valueOf(field.source, order);
            if (value != null) {
                out.put(field.tag, value);
            } else if (field.source.required() && !sentWithoutThem) {
                return field.problem;
            }
        }
        stamps(out, order, nowNanos);
        return parties(out, order);
    }

    private static @Nullable String valueOf(Source.FromOrder source, Order order) {
        String value = order.routing().value(source.name());
        return value == null ? source.otherwise() : value;
    }

    private @Nullable String parties(FixEncoder out, Order order) {
        int present = 0;
        for (PartyField party : parties) {
            if (party.id(order) != null) {
                present++;
            } else if (party.source != null && party.source.required() && !sentWithoutThem) {
                return party.problem;
            }
        }
        if (present > 0) {
            out.put(NO_PARTY_IDS, present);
        }
        for (PartyField party : parties) {
            String id = party.id(order);
            if (id != null) {
                out.put(PARTY_ID, id).putFields(party.tail, 0, party.tail.length);
            }
        }
        return null;
    }

    private void stamps(FixEncoder out, Order order, long nowNanos) {
        if (stampTails.length > 0) {
            out.put(NO_TRD_REG_TIMESTAMPS, stampTails.length);
        }
        for (int i = 0; i < stampTails.length; i++) {
            out.putTimestamp(TRD_REG_TIMESTAMP, stampIsOfSending[i] ? nowNanos : order.placedNanos())
                    .putFields(stampTails[i], 0, stampTails[i].length);
        }
    }
}
