package io.fairlead.fix.dictionary;

import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.FixMessage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a validator learnt about the fields of the newest message that had no fault: of a message with the same fields
/// in the same order, only the values have to be checked. Owned by the thread of its validator.
///
/// They are checked kind by kind, as most are characters or decimals: a loop that does one thing keeps a processor
/// busier than one that asks each field what it is.
final class KnownLayout {
    private static final long NONE = -1;

    /// Of the fields that not just any value will do for, in order: the check, and the index.
    private FieldCheck[] checks = new FieldCheck[64];

    private int[] indexes = new int[64];
    private int checked;

    /// Of those, the ones that were one character: the index, and which characters are right.
    private int[] characters = new int[64];

    private final CharacterSets allowed = new CharacterSets();
    private int ofCharacters;

    private int[] decimals = new int[64];
    private int ofDecimals;

    /// The rest of them, without the counts of groups: places in `checks`.
    private int[] others = new int[64];

    private int ofOthers;
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

    /// Whether every value is right beyond doubt; of others the checks decide one by one.
    boolean valuesPass(FixMessage checkedNow, FixDecimal scratch) {
        boolean pass = true;
        for (int i = 0; i < ofCharacters; i++) {
            pass &= allowed.has(i, checkedNow.charAt(characters[i]));
        }
        for (int i = 0; i < ofDecimals; i++) {
            pass &= checkedNow.decimalAt(decimals[i], scratch);
        }
        for (int i = 0; pass && i < ofOthers; i++) {
            int nth = others[i];
            FieldCheck check = checks[nth];
            pass = check.wellFormed(checkedNow, indexes[nth], scratch) && check.allowed(checkedNow, indexes[nth]);
        }
        return pass;
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
            characters = new int[learnt.fields()];
            decimals = new int[learnt.fields()];
            others = new int[learnt.fields()];
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
        ofCharacters = 0;
        ofDecimals = 0;
        ofOthers = 0;
        for (int i = 0; i < checked; i++) {
            sort(i, learnt.length(indexes[i]) == 1);
        }
    }

    private void sort(int nth, boolean oneCharacter) {
        FieldCheck check = checks[nth];
        if (check.isSpelled() && oneCharacter) {
            allowed.set(ofCharacters, check.characters());
            characters[ofCharacters++] = indexes[nth];
        } else if (check.isDecimal()) {
            decimals[ofDecimals++] = indexes[nth];
        } else if (!isCount(indexes[nth])) {
            others[ofOthers++] = nth;
        }
    }

    /// Of a group that [#fits] compares.
    private boolean isCount(int index) {
        for (int i = 0; i < groups; i++) {
            if (counts[i] == index) {
                return true;
            }
        }
        return false;
    }
}
