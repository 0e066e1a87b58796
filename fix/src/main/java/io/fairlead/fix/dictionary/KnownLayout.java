package io.fairlead.fix.dictionary;

import io.fairlead.fix.codec.FixMessage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a validator learnt about the fields of the newest message that had no fault: of a message with the same fields
/// in the same order, only the values have to be checked. Owned by the thread of its validator.
final class KnownLayout {
    private static final long NONE = -1;

    /// Of the fields that not just any value will do for, in order: the check, and the index.
    private FieldCheck[] checks = new FieldCheck[64];

    private int[] indexes = new int[64];
    private int checked;
    private int[] counts = new int[4];
    private int[] instances = new int[4];
    private int groups;
    private @Nullable FixMessage message;
    private long layout = NONE;
    private int fields;
    private int msgType;

    /// Whether a message has this layout, its groups as many instances each as that one.
    boolean fits(FixMessage other) {
        boolean same =
                other == message && other.layout() == layout && other.fields() == fields && other.msgType() == msgType;
        for (int i = 0; same && i < groups; i++) {
            same = other.intAt(counts[i]) == instances[i];
        }
        return same;
    }

    /// How many values have to be checked.
    int checks() {
        return checked;
    }

    /// How the value is checked that is the `nth` from 0 of those that have to be.
    FieldCheck check(int nth) {
        return checks[nth];
    }

    /// Where in the message it stands.
    int index(int nth) {
        return indexes[nth];
    }

    /// Starts to learn from a message.
    void begin(FixMessage learnt) {
        layout = NONE;
        groups = 0;
        checked = 0;
        if (checks.length < learnt.fields()) {
            checks = new FieldCheck[learnt.fields()];
            indexes = new int[learnt.fields()];
        }
    }

    void field(int index, @Nullable FieldCheck check) {
        if (check != null && !check.takesAll()) {
            checks[checked] = check;
            indexes[checked++] = index;
        }
    }

    void group(int count, int found) {
        if (groups == counts.length) {
            counts = Arrays.copyOf(counts, 2 * groups);
            instances = Arrays.copyOf(instances, 2 * groups);
        }
        counts[groups] = count;
        instances[groups++] = found;
    }

    /// Nothing was wrong with the message.
    void complete(FixMessage learnt) {
        message = learnt;
        layout = learnt.layout();
        fields = learnt.fields();
        msgType = learnt.msgType();
    }
}
