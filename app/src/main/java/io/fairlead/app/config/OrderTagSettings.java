package io.fairlead.app.config;

import io.fairlead.core.model.RoutingTags;
import io.fairlead.venues.fixlp.OrderTags;
import io.fairlead.venues.fixlp.OrderTags.Moment;
import io.fairlead.venues.fixlp.OrderTags.On;
import io.fairlead.venues.fixlp.OrderTags.Source;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a session's orders say for regulators and routing, as the file puts it.
public record OrderTagSettings(List<Field> fields, List<OrderTags.Party> parties, List<OrderTags.Stamp> stamps) {

    /// A single field; its name is the dictionary's to say.
    public record Field(int tag, Source source, Set<On> on) {}

    private static final Shape.Scalar<String> VALUE = Scalars.id("up to 64 printable ASCII characters", text -> {
        if (text.isBlank() || text.length() > 64 || text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("must be 1 to 64 printable ASCII characters, was '" + text + "'");
        }
        return text;
    });
    private static final Shape.Scalar<String> ROUTING_NAME =
            Scalars.id("the name of a routing tag, as trader", text -> new RoutingTags.Tag(text, "-").name());
    private static final Shape.Several<On> REQUESTS = new Shape.Several<>(Scalars.oneOf(On.class));

    static final Key<String> FROM = Key.optional(
            "from", ROUTING_NAME, "The routing tag of the order that fills it; without one every order says the same.");
    static final Key<Boolean> REQUIRED = Key.of(
            "required",
            Scalars.FLAG,
            "false",
            "Whether an order of a client without that routing tag is refused. The value is then for the gateway's own"
                    + " orders, which close positions.");
    static final Key<List<On>> ON =
            Key.of("on", REQUESTS, "new,replace", "The requests that say it: new, replace, cancel.");

    /// A single field.
    static final class FieldTable {
        static final Key<Integer> TAG = Key.required(
                "tag", Scalars.whole(1, 99_999), "Its number, as 528 for OrderCapacity; not one that the order fills.");
        static final Key<String> VALUE_OF = Key.optional("value", VALUE, "What it says where the order says nothing.");
        static final Table TABLE = Table.of(
                "Fields that orders of this session carry besides their own, such as OrderCapacity(528).",
                TAG,
                VALUE_OF,
                FROM,
                REQUIRED,
                ON);

        private FieldTable() {}

        static Field of(Values values) {
            return new Field(values.get(TAG), source(values, VALUE_OF), Set.copyOf(values.get(ON)));
        }
    }

    /// An instance of Parties(453).
    static final class PartyTable {
        static final Key<Integer> ROLE =
                Key.required("role", Scalars.whole(1, 999), "PartyRole(452), as 11 for the order origination trader.");
        static final Key<String> ID = Key.optional("id", VALUE, "PartyID(448) where the order says nothing.");
        static final Key<String> SOURCE = Key.of(
                "source", Scalars.text("one character", 1), "D", "PartyIDSource(447); D is a code of the venue's own.");
        static final Table TABLE = Table.of(
                "Parties(453) of the orders: who decided, on whose behalf, who clears.",
                ROLE,
                ID,
                SOURCE,
                FROM,
                REQUIRED,
                ON);

        private PartyTable() {}

        static OrderTags.Party of(Values values) {
            return new OrderTags.Party(
                    source(values, ID), values.get(SOURCE).charAt(0), values.get(ROLE), Set.copyOf(values.get(ON)));
        }
    }

    /// An instance of TrdRegTimestamps(768).
    static final class StampTable {
        static final Key<Integer> TYPE = Key.required(
                "type", Scalars.whole(1, 99), "TrdRegTimestampType(770), as 2 for the time in, 3 for the time out.");
        static final Key<Moment> TIME = Key.of(
                "time",
                Scalars.oneOf(Moment.class),
                "accepted",
                "TrdRegTimestamp(769): when the gateway took the order, or when the message leaves.");
        static final Key<String> ORIGIN = Key.optional("origin", VALUE, "TrdRegTimestampOrigin(771).");
        static final Key<List<On>> ON_NEW =
                Key.of("on", REQUESTS, "new", "The requests that say it: new, replace, cancel.");
        static final Table TABLE = Table.of("TrdRegTimestamps(768) of the orders.", TYPE, TIME, ORIGIN, ON_NEW);

        private StampTable() {}

        static OrderTags.Stamp of(Values values) {
            String origin = values.find(ORIGIN);
            return new OrderTags.Stamp(
                    values.get(TYPE), values.get(TIME), origin == null ? "" : origin, Set.copyOf(values.get(ON_NEW)));
        }
    }

    private static Source source(Values values, Key<String> valueKey) {
        String from = values.find(FROM);
        @Nullable String value = values.find(valueKey);
        if (from == null) {
            return new Source.Fixed(value == null ? "" : value);
        }
        return new Source.FromOrder(from, values.get(REQUIRED), value);
    }

    static final Key<List<Values>> FIELDS = Key.items("order-tags", FieldTable.TABLE);
    static final Key<List<Values>> PARTIES = Key.items("parties", PartyTable.TABLE);
    static final Key<List<Values>> STAMPS = Key.items("timestamps", StampTable.TABLE);

    static OrderTagSettings of(Values session) {
        return new OrderTagSettings(
                session.get(FIELDS).stream().map(FieldTable::of).toList(),
                session.get(PARTIES).stream().map(PartyTable::of).toList(),
                session.get(STAMPS).stream().map(StampTable::of).toList());
    }
}
