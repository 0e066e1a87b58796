package io.fairlead.core.snapshot;

import io.fairlead.core.event.ByteWriter;
import java.util.function.Consumer;

/// Packs one object at a time, in its form of a snapshot, into bytes that need nothing else to be read: a version, then
/// what its section would write. One thread at a time.
public final class Capsule {
    private final SectionWriter values = new SectionWriter(() -> {});
    private final int version;

    /// `version` is that of the section which the objects are at home in.
    public Capsule(int version) {
        this.version = version;
    }

    /// What was written is valid until the next is packed.
    public ByteWriter pack(Consumer<SectionWriter> write) {
        values.startAfresh();
        values.out().unsigned(version);
        write.accept(values);
        return values.out();
    }

    /// Stands at the beginning of what was packed.
    public static SectionReader open(byte[] packed) {
        return SectionReader.ofCapsule(packed);
    }
}
