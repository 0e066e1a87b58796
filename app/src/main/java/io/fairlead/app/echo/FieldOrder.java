package io.fairlead.app.echo;

import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.dictionary.Members;
import io.fairlead.fix.dictionary.MessageDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Copies the body of a message with its fields by ascending tag, each group whole behind the field that counts it:
/// the order in which the engines write that the public suites were made with. Groups of no members are left out, as
/// those engines do. Immutable.
final class FieldOrder {
    /// A field, or a group from the field that counts it to its last member: fields `from` to before `to`.
    private record Run(int tag, int from, int to) {}

    private final FixDictionary dictionary;

    FieldOrder(FixDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /// Appends the body, led by PossResend(97) of the header if there is one.
    void copyBody(FixMessage message, FixEncoder into) {
        List<Run> runs = runs(message);
        runs.sort(
                Comparator.comparing((Run run) -> run.tag() != Tag.POSS_RESEND).thenComparingInt(Run::tag));
        for (Run run : runs) {
            int from = fieldStart(message, run.from());
            int last = run.to() - 1;
            into.putFields(message.buffer(), from, message.start(last) + message.length(last) + 1 - from);
        }
    }

    private List<Run> runs(FixMessage message) {
        MessageDefinition definition = dictionary.message(MsgType.text(message.msgType()));
        Map<Integer, Members> groups =
                definition == null ? Map.of() : definition.body().groups();
        List<Run> runs = new ArrayList<>();
        int at = 0;
        while (at < message.fields()) {
            int tag = message.tag(at);
            int to = endOfGroup(message, at, groups.get(tag));
            boolean empty = groups.containsKey(tag) && message.intAt(at) == 0;
            if (tag == Tag.POSS_RESEND || !(empty || Tag.header(tag) || Tag.trailer(tag))) {
                runs.add(new Run(tag, at, to));
            }
            at = to;
        }
        return runs;
    }

    private static int endOfGroup(FixMessage message, int count, @Nullable Members group) {
        int at = count + 1;
        while (group != null && at < message.fields() && group.containsDeep(message.tag(at))) {
            at++;
        }
        return at;
    }

    /// Where the tag of a field starts: behind the field before.
    private static int fieldStart(FixMessage message, int index) {
        return index == 0 ? message.offset() : message.start(index - 1) + message.length(index - 1) + 1;
    }
}
