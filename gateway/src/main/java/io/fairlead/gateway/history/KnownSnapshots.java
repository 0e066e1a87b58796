package io.fairlead.gateway.history;

import io.fairlead.core.event.ByteReader;
import io.fairlead.core.event.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the core's checkpoint in the log says: which snapshots count, newest first. Immutable.
///
/// ```
/// | version 1 | count | per snapshot: position, state hash |      numbers as in events
/// ```
record KnownSnapshots(List<Known> snapshots) {
    static final KnownSnapshots NONE = new KnownSnapshots(List.of());

    private static final int VERSION = 1;

    /// One that is whole and on the disk.
    record Known(long position, long stateHash) {}

    KnownSnapshots {
        snapshots = List.copyOf(snapshots);
    }

    /// With a newer one, and this many in all.
    KnownSnapshots with(Known newest, int most) {
        List<Known> all = new ArrayList<>();
        all.add(newest);
        all.addAll(snapshots);
        return new KnownSnapshots(all.subList(0, Math.min(most, all.size())));
    }

    List<Long> positions() {
        return snapshots.stream().map(Known::position).toList();
    }

    byte[] encode() {
        ByteWriter out = new ByteWriter();
        out.oneByte(VERSION);
        out.unsigned(snapshots.size());
        for (Known each : snapshots) {
            out.signed(each.position);
            out.signed(each.stateHash);
        }
        return Arrays.copyOf(out.buffer(), out.length());
    }

    static KnownSnapshots decode(byte[] state) {
        ByteReader in = new ByteReader(state, 0, state.length);
        int version = in.oneByte();
        if (version != VERSION) {
            throw new IllegalStateException(
                    "the core's checkpoint is of version " + version + ", which only a newer release knows");
        }
        List<Known> all = new ArrayList<>();
        for (int left = in.size(); left > 0; left--) {
            all.add(new Known(in.signed(), in.signed()));
        }
        return new KnownSnapshots(all);
    }
}
