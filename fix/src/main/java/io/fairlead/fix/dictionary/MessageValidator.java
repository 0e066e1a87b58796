package io.fairlead.fix.dictionary;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MessageCheck;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.RejectReason;
import io.fairlead.fix.codec.Tag;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Blames a message for the first thing in it that its dictionary does not allow: the message type, fields that are
/// undefined, misplaced, repeated, malformed or out of range, groups, and required fields that are missing.
///
/// Owned by the thread that polls the session. What follows from the blame is the session profile's to say: a strict
/// session answers with Reject(3), a tolerant one delivers the message flagged.
public final class MessageValidator implements MessageCheck {
    private static final int USER_DEFINED = 5000;

    private final int[] types;
    private final Layer[] bodies;
    private final int[] tags;
    private final FieldCheck[] fields;
    private final Layer header;
    private final Layer trailer;
    private final boolean userDefinedPass;
    private FixMessage message = new FixMessage(0);

    /// A validator for one session.
    ///
    /// @param userDefinedPass whether tags from 5000 on that the dictionary lacks may appear anywhere
    public MessageValidator(FixDictionary dictionary, boolean userDefinedPass) {
        this.userDefinedPass = userDefinedPass;
        List<MessageDefinition> messages = dictionary.messages().stream()
                .sorted(Comparator.comparingInt(each -> MsgType.of(each.msgType())))
                .toList();
        types = messages.stream().mapToInt(each -> MsgType.of(each.msgType())).toArray();
        bodies = messages.stream().map(each -> Layer.of(each.body())).toArray(Layer[]::new);
        fields = dictionary.fields().stream()
                .map(FieldCheck::new)
                .sorted(Comparator.comparingInt(FieldCheck::tag))
                .toArray(FieldCheck[]::new);
        tags = Arrays.stream(fields).mapToInt(FieldCheck::tag).toArray();
        header = Layer.of(dictionary.header());
        trailer = Layer.of(dictionary.trailer());
    }

    @Override
    public void check(FixMessage checked) {
        message = checked;
        if (message.fault() != null) {
            return;
        }
        int type = Arrays.binarySearch(types, message.msgType());
        if (type < 0) {
            message.blame(RejectReason.INVALID_MSG_TYPE, Tag.MSG_TYPE);
            return;
        }
        Layer body = bodies[type];
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
        } else if (Arrays.binarySearch(tags, tag) < 0) {
            // Reason 0, as the session layer test cases want it, although 3 reads as if it were meant for this.
            message.blame(RejectReason.INVALID_TAG_NUMBER, tag);
        } else {
            message.blame(RejectReason.TAG_NOT_DEFINED_FOR_THIS_MESSAGE_TYPE, tag);
        }
    }

    /// Walks the fields from `from` on as long as they belong to the layer; returns the index behind.
    private int checkLayer(Layer layer, int from) {
        int at = from;
        while (at < message.fields() && message.fault() == null) {
            int tag = message.tag(at);
            boolean mine = layer.contains(tag);
            if (!mine && !passes(tag)) {
                return at;
            }
            if (mine && message.indexOf(tag, from, at) >= 0) {
                message.blame(RejectReason.TAG_APPEARS_MORE_THAN_ONCE, tag);
            }
            checkValue(at);
            int group = layer.groupIndex(tag);
            at = group < 0 ? at + 1 : checkGroup(layer.group(group), at);
        }
        return at;
    }

    /// Whether the field is one that a counterparty defined for itself and that is let pass wherever it stands.
    private boolean passes(int tag) {
        return userDefinedPass && tag >= USER_DEFINED && Arrays.binarySearch(tags, tag) < 0;
    }

    private void checkValue(int index) {
        int field = Arrays.binarySearch(tags, message.tag(index));
        if (field < 0) {
            return;
        }
        if (!fields[field].wellFormed(message, index)) {
            message.blame(RejectReason.INCORRECT_DATA_FORMAT_FOR_VALUE, message.tag(index));
        } else if (!fields[field].allowed(message, index)) {
            message.blame(RejectReason.VALUE_IS_INCORRECT, message.tag(index));
        }
    }

    /// Walks the instances of a group whose count is at `count`; returns the index behind the last.
    private int checkGroup(Layer group, int count) {
        int at = count + 1;
        int instances = 0;
        while (at < message.fields() && message.tag(at) == group.first() && message.fault() == null) {
            at = checkInstance(group, at);
            instances++;
        }
        if (instances != message.intAt(count)) {
            boolean memberInWrongPlace = at < message.fields() && group.contains(message.tag(at));
            message.blame(
                    memberInWrongPlace
                            ? RejectReason.REPEATING_GROUP_FIELDS_OUT_OF_ORDER
                            : RejectReason.INCORRECT_NUM_IN_GROUP_COUNT,
                    message.tag(count));
        }
        return at;
    }

    private int checkInstance(Layer group, int from) {
        checkValue(from);
        int at = from + 1;
        while (at < message.fields() && message.tag(at) != group.first() && message.fault() == null) {
            int tag = message.tag(at);
            if (!group.contains(tag) && !passes(tag)) {
                break;
            }
            if (group.contains(tag) && message.indexOf(tag, from, at) >= 0) {
                message.blame(RejectReason.TAG_APPEARS_MORE_THAN_ONCE, tag);
            }
            checkValue(at);
            int nested = group.groupIndex(tag);
            at = nested < 0 ? at + 1 : checkGroup(group.group(nested), at);
        }
        checkRequired(group, from, at);
        return at;
    }

    private void checkRequired(Layer layer, int from, int to) {
        for (int i = 0; i < layer.requiredCount(); i++) {
            if (message.indexOf(layer.required(i), from, to) < 0) {
                message.blame(RejectReason.REQUIRED_TAG_MISSING, layer.required(i));
                return;
            }
        }
    }
}
