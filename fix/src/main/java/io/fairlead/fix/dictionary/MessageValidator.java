package io.fairlead.fix.dictionary;

import io.fairlead.fix.codec.ApplVerId;
import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MessageCheck;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.RejectReason;
import io.fairlead.fix.codec.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Blames a message for the first thing in it that its dictionary does not allow: the message type, fields that are
/// undefined, misplaced, repeated, malformed or out of range, groups, and required fields that are missing.
///
/// Owned by the thread that polls the session. What follows from the blame is the session profile's to say: a strict
/// session answers with Reject(3), a tolerant one delivers the message flagged.
public final class MessageValidator implements MessageCheck {
    private static final int USER_DEFINED = 5000;

    /// Those by our own dictionaries, which take a while to read: others are made like them.
    private static final Map<Ours, MessageValidator> OURS = new ConcurrentHashMap<>();

    private record Ours(boolean fixt, ApplVerId version) {}

    private final int[] types;
    private final Layer[] bodies;
    private final FieldTable sessionFields;
    private final FieldTable applicationFields;
    private final Layer header;
    private final Layer trailer;
    private final boolean userDefinedPass;
    private final KnownLayout known = new KnownLayout();
    private final FixDecimal decimal = new FixDecimal();
    private FieldTable fields;
    private FixMessage message = new FixMessage(0);
    private int[] levels = new int[64];
    private int level;

    /// A validator for one session whose messages are all in one dictionary.
    ///
    /// @param userDefinedPass whether tags from 5000 on that the dictionary lacks may appear anywhere
    public MessageValidator(FixDictionary dictionary, boolean userDefinedPass) {
        this(dictionary, dictionary, userDefinedPass);
    }

    /// A validator for one FIXT session.
    ///
    /// @param transport the session messages, and the header and trailer of all messages
    /// @param application the application messages
    public MessageValidator(FixDictionary transport, FixDictionary application, boolean userDefinedPass) {
        this.userDefinedPass = userDefinedPass;
        List<MessageDefinition> messages = new ArrayList<>(transport.messages());
        if (application != transport) {
            application.messages().stream()
                    .filter(each -> transport.message(each.msgType()) == null)
                    .forEach(messages::add);
        }
        messages.sort(Comparator.comparingInt(each -> MsgType.of(each.msgType())));
        IdentityHashMap<Members, Layer> layers = new IdentityHashMap<>();
        types = messages.stream().mapToInt(each -> MsgType.of(each.msgType())).toArray();
        bodies = messages.stream().map(each -> Layer.of(each.body(), layers)).toArray(Layer[]::new);
        header = Layer.of(transport.header(), layers);
        trailer = Layer.of(transport.trailer(), layers);
        sessionFields = FieldTable.of(transport);
        applicationFields = application == transport ? sessionFields : FieldTable.of(application, transport);
        fields = sessionFields;
    }

    /// A validator for one session by our own dictionaries, or with its application messages in `own`.
    ///
    /// @param fixt whether the session layer is FIXT, with header, trailer and session messages of its own
    /// @param version of the application messages
    /// @param own what the counterparty's messages hold; with ours, null, tags from 5000 on may appear anywhere
    public static MessageValidator of(boolean fixt, ApplVerId version, @Nullable FixDictionary own) {
        return own == null
                ? OURS.computeIfAbsent(
                                new Ours(fixt, version), ours -> of(ours.fixt, FixDictionary.of(ours.version), true))
                        .another()
                : of(fixt, own, false);
    }

    private static MessageValidator of(boolean fixt, FixDictionary application, boolean userDefinedPass) {
        return fixt
                ? new MessageValidator(FixDictionary.fixt11(), application, userDefinedPass)
                : new MessageValidator(application, userDefinedPass);
    }

    private MessageValidator(MessageValidator like) {
        userDefinedPass = like.userDefinedPass;
        types = like.types;
        bodies = like.bodies;
        header = like.header;
        trailer = like.trailer;
        sessionFields = like.sessionFields;
        applicationFields = like.applicationFields;
        fields = sessionFields;
    }

    /// One that is the same, for another session; what both only read they share. Any thread.
    public MessageValidator another() {
        return new MessageValidator(this);
    }

    @Override
    public void check(FixMessage checked) {
        if (checked.fault() != null) {
            return;
        }
        boolean alike = known.fits(checked);
        if (alike && known.valuesPass(checked, decimal)) {
            return;
        }
        message = checked;
        if (alike) {
            checkValues();
            return;
        }
        int type = Arrays.binarySearch(types, message.msgType());
        if (type < 0) {
            message.blame(RejectReason.INVALID_MSG_TYPE, Tag.MSG_TYPE);
            return;
        }
        fields = MsgType.admin(message.msgType()) ? sessionFields : applicationFields;
        if (levels.length < message.fields()) {
            levels = new int[message.fields()];
        }
        level = 0;
        known.begin(message);
        checkAll(bodies[type]);
        if (message.fault() == null) {
            known.complete(message);
        }
    }

    private void checkValues() {
        for (int i = 0; i < known.checks() && message.fault() == null; i++) {
            checkValue(known.check(i), known.index(i));
        }
    }

    private void checkAll(Layer body) {
        int behindHeader = checkLayer(header, 0);
        int behindBody = checkLayer(body, behindHeader);
        int end = checkLayer(trailer, behindBody);
        if (end < message.fields()) {
            blameStranger(end, body);
        }
        checkRequired(header, 0, behindHeader);
        checkRequired(body, behindHeader, behindBody);
    }

    /// The field at which header, body and trailer in this order come to a halt.
    private void blameStranger(int index, Layer body) {
        int tag = message.tag(index);
        if (header.contains(tag) || body.contains(tag)) {
            message.blame(RejectReason.TAG_SPECIFIED_OUT_OF_REQUIRED_ORDER, tag);
        } else if (!fields.knows(tag)) {
            // Reason 0, as the session layer test cases want it, although 3 reads as if it were meant for this.
            message.blame(RejectReason.INVALID_TAG_NUMBER, tag);
        } else {
            message.blame(RejectReason.TAG_NOT_DEFINED_FOR_THIS_MESSAGE_TYPE, tag);
        }
    }

    /// Walks the fields from `from` on as long as they belong to the layer; returns the index behind.
    private int checkLayer(Layer layer, int from) {
        int mine = ++level;
        int at = from;
        while (at < message.fields() && message.fault() == null) {
            int tag = message.tag(at);
            int place = layer.place(tag);
            if (place < 0 && !passes(tag)) {
                return at;
            }
            if (place >= 0 && repeated(at, from, mine)) {
                message.blame(RejectReason.TAG_APPEARS_MORE_THAN_ONCE, tag);
            }
            at = checkField(layer, place, at, mine);
        }
        return at;
    }

    /// Whether the field is one that a counterparty defined for itself and that is let pass wherever it stands.
    private boolean passes(int tag) {
        return userDefinedPass && tag >= USER_DEFINED && !fields.knows(tag);
    }

    /// Whether the same tag stood before at the same level, be it a message or one instance of a group.
    private boolean repeated(int index, int from, int mine) {
        int tag = message.tag(index);
        for (int i = Math.max(from, message.indexOf(tag)); i < index; i++) {
            if (levels[i] == mine && message.tag(i) == tag) {
                return true;
            }
        }
        return false;
    }

    /// Checks a field, and the group that it counts; returns the index behind. `place` is its place in the layer.
    private int checkField(Layer layer, int place, int index, int mine) {
        levels[index] = mine;
        FieldCheck field = fields.check(message.tag(index));
        known.field(index, field);
        if (field != null) {
            checkValue(field, index);
        }
        Layer group = place < 0 ? null : layer.group(place);
        return group == null ? index + 1 : checkGroup(layer, group, index);
    }

    private void checkValue(FieldCheck field, int index) {
        if (!field.wellFormed(message, index, decimal)) {
            message.blame(RejectReason.INCORRECT_DATA_FORMAT_FOR_VALUE, message.tag(index));
        } else if (!field.allowed(message, index)) {
            message.blame(RejectReason.VALUE_IS_INCORRECT, message.tag(index));
        }
    }

    /// Walks the instances of a group whose count is at `count`; returns the index behind the last.
    private int checkGroup(Layer parent, Layer group, int count) {
        int at = count + 1;
        int instances = 0;
        while (at < message.fields() && message.tag(at) == group.first() && message.fault() == null) {
            at = checkInstance(parent, group, at);
            instances++;
        }
        if (instances == message.intAt(count) || message.fault() != null) {
            known.group(count, instances);
            return at;
        }
        int next = at < message.fields() ? message.tag(at) : 0;
        if (instances == 0 && group.contains(next)) {
            String text = "The group " + message.tag(count) + " must set the delimiter field " + group.first();
            message.blame(RejectReason.REPEATING_GROUP_FIELDS_OUT_OF_ORDER, next, text);
        }
        message.blame(RejectReason.INCORRECT_NUM_IN_GROUP_COUNT, message.tag(count));
        return at;
    }

    private int checkInstance(Layer parent, Layer group, int from) {
        int mine = ++level;
        int last = 0;
        int at = checkField(group, group.place(message.tag(from)), from, mine);
        while (at < message.fields() && message.tag(at) != group.first() && message.fault() == null) {
            int tag = message.tag(at);
            int place = group.place(tag);
            boolean late = place >= 0 && place <= last;
            if ((place < 0 && !passes(tag)) || (late && parent.contains(tag))) {
                break; // back in the layer around the group, which may know the tag, too
            }
            if (late) {
                boolean twice = repeated(at, from, mine);
                message.blame(
                        twice
                                ? RejectReason.TAG_APPEARS_MORE_THAN_ONCE
                                : RejectReason.REPEATING_GROUP_FIELDS_OUT_OF_ORDER,
                        tag);
            }
            last = Math.max(last, place);
            at = checkField(group, place, at, mine);
        }
        checkRequired(group, from, at);
        return at;
    }

    private void checkRequired(Layer layer, int from, int to) {
        for (int i = 0; i < layer.requiredCount(); i++) {
            int first = message.indexOf(layer.required(i));
            boolean there = first >= from && first < to;
            // What stands in front of the layer may stand in it, too.
            boolean missing = !there && (first < 0 || first >= to || message.indexOf(layer.required(i), from, to) < 0);
            if (missing) {
                message.blame(RejectReason.REQUIRED_TAG_MISSING, layer.required(i));
                return;
            }
        }
    }
}
