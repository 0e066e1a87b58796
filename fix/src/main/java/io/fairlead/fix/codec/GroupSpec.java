package io.fairlead.fix.codec;

import java.util.BitSet;

/// Which fields make up a repeating group: the field that counts its instances, and all members, those of nested
/// groups included. Immutable; make one per group and keep it.
public final class GroupSpec {
    private final int countTag;
    private final BitSet members = new BitSet();

    private GroupSpec(int countTag) {
        this.countTag = countTag;
    }

    /// A group such as `of(268, 269, 270, 271)`.
    public static GroupSpec of(int countTag, int... memberTags) {
        GroupSpec spec = new GroupSpec(countTag);
        for (int tag : memberTags) {
            spec.members.set(tag);
        }
        return spec;
    }

    /// The NoXxx field.
    public int countTag() {
        return countTag;
    }

    /// Whether the field belongs to the group.
    public boolean member(int tag) {
        return members.get(tag);
    }
}
