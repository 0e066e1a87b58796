package io.fairlead.fix.codec;

import java.util.Arrays;

/// Iterates over the instances of a repeating group. A reusable cursor, owned like the message it walks.
///
/// ```java
/// for (group.of(message, ENTRIES); group.next(); ) { group.charValue(269); … }
/// ```
///
/// An instance starts where the group's first field appears again. The cursor trusts the fields, not the count: it ends
/// where a field is no member, whatever NumInGroup said; [#complete] tells whether both agreed.
public final class FixGroup {
    private FixMessage message = new FixMessage(0);
    private GroupSpec spec = GroupSpec.of(0);
    private int declared;
    private int seen;
    private int delimiter;
    private int from;
    private int to;
    private int limit;

    /// By member: where the newest instance that has it has it first. What is in no instance before the current one
    /// stands in front of it.
    private int[] found = {};

    /// A cursor over nothing.
    public FixGroup() {}

    /// Stands before the first instance of a group anywhere in the message.
    public FixGroup of(FixMessage in, GroupSpec group) {
        return start(in, group, 0, in.fields);
    }

    /// Stands before the first instance of a group nested in the current instance of another.
    public FixGroup of(FixGroup parent, GroupSpec group) {
        return start(parent.message, group, parent.from, parent.to);
    }

    private FixGroup start(FixMessage in, GroupSpec group, int low, int high) {
        message = in;
        spec = group;
        seen = 0;
        limit = high;
        if (found.length < group.members()) {
            found = new int[group.members()];
        }
        Arrays.fill(found, -1);
        int count = in.indexOf(group.countTag(), low, high);
        declared = count < 0 ? 0 : Math.max(0, in.intAt(count));
        from = count < 0 ? high : count + 1;
        to = from;
        delimiter = to < limit && spec.member(in.tags[to]) ? in.tags[to] : 0;
        return this;
    }

    /// Steps to the next instance; returns whether there is one.
    public boolean next() {
        from = to;
        if (from >= limit || delimiter == 0 || message.tags[from] != delimiter) {
            return false;
        }
        int slot = spec.slot(delimiter);
        do {
            if (found[slot] < from) {
                found[slot] = to;
            }
            to++;
            slot = to < limit && message.tags[to] != delimiter ? spec.slot(message.tags[to]) : -1;
        } while (slot >= 0);
        seen++;
        return true;
    }

    /// The value of the NoXxx field, 0 if absent or malformed.
    public int declared() {
        return declared;
    }

    /// Whether as many instances were there as declared; meaningful once [#next] has returned false.
    public boolean complete() {
        return seen == declared;
    }

    /// The index in the message of this instance's first field: for walking it field by field, up to [#end].
    public int start() {
        return from;
    }

    /// The index in the message behind this instance's last field.
    public int end() {
        return to;
    }

    /// The index in the message of the first such field in this instance, or -1; for the message's `…At` getters.
    public int indexOf(int tag) {
        int slot = spec.slot(tag);
        return slot >= 0 && from < to && found[slot] >= from ? found[slot] : -1;
    }

    /// Like [FixMessage#intValue], within the instance.
    public int intValue(int tag) {
        return message.intAt(indexOf(tag));
    }

    /// Like [FixMessage#charValue], within the instance.
    public char charValue(int tag) {
        return message.charAt(indexOf(tag));
    }

    /// Like [FixMessage#decimal], within the instance.
    public boolean decimal(int tag, FixDecimal into) {
        return message.decimalAt(indexOf(tag), into);
    }

    /// Like [FixMessage#timestamp], within the instance.
    public long timestamp(int tag) {
        return message.timestampAt(indexOf(tag));
    }

    /// Like [FixMessage#valueEquals], within the instance.
    public boolean valueEquals(int tag, CharSequence text) {
        return message.equalsAt(indexOf(tag), text);
    }

    /// Like [FixMessage#string], within the instance.
    public String string(int tag, String fallback) {
        int index = indexOf(tag);
        return index < 0 ? fallback : message.stringAt(index);
    }
}
