package io.fairlead.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// The log's streams, and from where on each is needed. Written by the thread that opens and then by the engine;
/// `neededFrom` and `needs` are for any thread.
final class StreamTable {
    private final Map<String, Integer> ids = new ConcurrentSkipListMap<>();
    private final Map<Integer, Needs> needs = new ConcurrentHashMap<>();

    /// A stream without a checkpoint is needed from its opening on. The newest checkpoint counts once it is synced;
    /// until then the one before does.
    private record Needs(
            long openedAt,
            @Nullable Checkpoint before,
            @Nullable Checkpoint newest) {
        long from(long synced) {
            if (newest != null && newest.position() < synced) {
                return newest.neededFrom();
            }
            return before != null ? before.neededFrom() : openedAt;
        }
    }

    /// Takes note of what a record says about streams, if it does.
    void note(JournalRecord record) {
        if (SystemRecords.isStreamOpened(record)) {
            SystemRecords.StreamOpened opened = SystemRecords.streamOpened(record);
            opened(opened.name(), opened.id(), record.position());
        } else if (SystemRecords.isCheckpoint(record)) {
            note(SystemRecords.checkpoint(record));
        }
    }

    void opened(String name, int id, long position) {
        ids.put(name, id);
        needs.putIfAbsent(id, new Needs(position, null, null));
    }

    /// The record of its opening may be archived: a checkpoint names its stream too.
    void note(Checkpoint taken) {
        ids.put(taken.name(), taken.stream());
        needs.merge(
                taken.stream(),
                new Needs(taken.position(), null, taken),
                (known, fresh) -> new Needs(known.openedAt, known.newest, fresh.newest));
    }

    @Nullable
    Integer id(String name) {
        return ids.get(name);
    }

    int size() {
        return ids.size();
    }

    Map<String, Integer> ids() {
        return Map.copyOf(ids);
    }

    String name(int id) {
        return ids.entrySet().stream()
                .filter(each -> each.getValue() == id)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no stream has the id " + id));
    }

    /// The stream's newest checkpoint, synced or not; null before the first.
    @Nullable
    Checkpoint checkpoint(int id) {
        Needs known = needs.get(id);
        return known == null ? null : known.newest;
    }

    long neededFrom(int id, long synced) {
        Needs known = needs.get(id);
        if (known == null) {
            throw new IllegalArgumentException("no stream has the id " + id);
        }
        return known.from(synced);
    }

    /// From where on each stream is needed, if what lies before `synced` is kept.
    Map<String, Long> needs(long synced) {
        Map<String, Long> byName = new LinkedHashMap<>();
        ids.forEach((name, id) -> {
            Needs known = needs.get(id);
            if (known != null) {
                byName.put(name, known.from(synced));
            }
        });
        return byName;
    }

    /// Where the first record begins that any stream still needs, if what lies before `synced` is kept.
    long neededFrom(long synced) {
        return needs.values().stream()
                .mapToLong(each -> each.from(synced))
                .min()
                .orElse(synced);
    }
}
