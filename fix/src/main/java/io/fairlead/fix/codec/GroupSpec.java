package io.fairlead.fix.codec;

import java.util.Arrays;

/// Which fields make up a repeating group: the field that counts its instances, and all members, those of nested
/// groups included. Immutable; make one per group and keep it.
public final class GroupSpec {
    private final int countTag;
    private final int members;

    /// By tag: which member it is, from 0 on, or -1.
    private final short[] slots;

    private GroupSpec(int countTag, int[] memberTags) {
        this.countTag = countTag;
        members = memberTags.length;
        slots = new short[Arrays.stream(memberTags).max().orElse(0) + 1];
        Arrays.fill(slots, (short) -1);
        for (int i = 0; i < members; i++) {
            slots[memberTags[i]] = (short) i;
        }
    }

    /// A group such as `of(268, 269, 270, 271)`.
    public static GroupSpec of(int countTag, int... memberTags) {
        return new GroupSpec(countTag, memberTags);
    }

    /// The NoXxx field.
    public int countTag() {
        return countTag;
    }

    /// Whether the field belongs to the group.
    public boolean member(int tag) {
        return slot(tag) >= 0;
    }

    /// Which member a field is, from 0 to before [#members], or -1.
    int slot(int tag) {
        return tag >= 0 && tag < slots.length ? slots[tag] : -1;
    }

    int members() {
        return members;
    }
}
