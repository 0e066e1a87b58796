package io.fairlead.venues.fixlp;

import io.fairlead.core.port.RoutingDemand;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the orders of one session say beyond the order itself, for regulators and routing: single fields, the group
/// Parties(453) and the group TrdRegTimestamps(768). Immutable.
public record OrderTags(List<Field> fields, List<Party> parties, List<Stamp> stamps) {
    public static final OrderTags NONE = new OrderTags(List.of(), List.of(), List.of());

    /// Those that the order itself fills, those of the header and trailer, and those of the two groups.
    private static final Set<Integer> RESERVED = Set.of(
            8, 9, 10, 11, 18, 23, 34, 35, 37, 38, 40, 41, 43, 44, 49, 50, 52, 54, 55, 56, 57, 59, 60, 77, 89, 90, 91,
            93, 97, 99, 110, 111, 115, 116, 117, 122, 126, 128, 129, 142, 143, 144, 145, 192, 193, 211, 212, 213, 347,
            369, 447, 448, 452, 453, 627, 768, 769, 770, 771, 802, 836, 1128);

    public OrderTags {
        fields = List.copyOf(fields);
        parties = List.copyOf(parties);
        stamps = List.copyOf(stamps);
    }

    /// The requests that a tag goes into.
    public enum On {
        NEW,
        REPLACE,
        CANCEL
    }

    public static final Set<On> NEW_AND_REPLACE = Set.of(On.NEW, On.REPLACE);
    public static final Set<On> ALL = Set.copyOf(EnumSet.allOf(On.class));

    /// Where a value comes from.
    public sealed interface Source {
        /// Always the same.
        record Fixed(String value) implements Source {}

        /// The order's routing tag of this name. `otherwise` is sent where an order has none, and null if nothing is; a
        /// `required` one must be on every order of a client, so that `otherwise` is for the gateway's own.
        record FromOrder(
                String name, boolean required, @Nullable String otherwise) implements Source {}
    }

    /// A single field; `name` is how the dictionary calls it.
    public record Field(int tag, String name, Source source, Set<On> on) {
        public Field {
            on = Set.copyOf(on);
            if (tag <= 0 || isReserved(tag)) {
                throw new IllegalArgumentException(
                        "tag " + tag + " is not free for order tags: the order, the header or a group fills it");
            }
        }

        String says() {
            return name + "(" + tag + ")";
        }
    }

    /// An instance of Parties: PartyID(448), PartyIDSource(447), PartyRole(452).
    public record Party(Source id, char idSource, int role, Set<On> on) {
        public Party {
            on = Set.copyOf(on);
        }

        String says() {
            return "PartyID(448) of PartyRole(452)=" + role;
        }
    }

    /// An instance of TrdRegTimestamps: TrdRegTimestamp(769), TrdRegTimestampType(770) and, unless it is empty,
    /// TrdRegTimestampOrigin(771).
    public record Stamp(int type, Moment moment, String origin, Set<On> on) {
        public Stamp {
            on = Set.copyOf(on);
        }
    }

    /// A time that is known of an order.
    public enum Moment {
        /// When the gateway took the order.
        ACCEPTED,
        /// When the message leaves.
        SENT
    }

    /// Whether a field is filled elsewhere.
    public static boolean isReserved(int tag) {
        return RESERVED.contains(tag);
    }

    /// The routing tags that the sessions of a venue take, required if one of them says so: an order may go to any.
    static List<RoutingDemand> demands(List<FixLpSession> sessions) {
        Map<String, RoutingDemand> byName = new LinkedHashMap<>();
        for (FixLpSession session : sessions) {
            for (RoutingDemand demand : session.tags().demands()) {
                byName.merge(demand.name(), demand, (one, other) -> one.required() ? one : other);
            }
        }
        return List.copyOf(byName.values());
    }

    private List<RoutingDemand> demands() {
        List<RoutingDemand> demands = new ArrayList<>();
        fields.forEach(field -> add(demands, field.source(), field.says()));
        parties.forEach(party -> add(demands, party.id(), party.says()));
        return demands;
    }

    private static void add(List<RoutingDemand> to, Source source, String says) {
        if (source instanceof Source.FromOrder from) {
            to.add(new RoutingDemand(from.name(), from.required(), says));
        }
    }
}
