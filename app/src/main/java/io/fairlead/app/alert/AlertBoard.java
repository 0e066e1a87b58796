package io.fairlead.app.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Which alerts stand, and who is to be told. Any thread; nothing is told while its lock is held.
///
/// ```
///  condition seen ─▶ RAISED ── acknowledged: silence until it ends ──▶ RESOLVED, said once
///                      │  └── not acknowledged: REPEATED every so often
///                      └ comes back soon after its end: the same alert, counted, not told again at once
/// ```
public final class AlertBoard {
    private static final int MOST_RESOLVED = 200;

    private final long repeatNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private long made;

    private record Key(AlertKind kind, String subject) {}

    /// `told` is whether the sinks know of it, so that they hear of its end, too.
    private static final class Entry {
        Alert alert;
        long toldNanos;
        boolean told;

        /// Until when a condition that stood before a restart may take to show again.
        long awaitedUntilNanos;

        Entry(Alert alert) {
            this.alert = alert;
        }

        boolean isOver(long nowNanos) {
            return alert.stands() && nowNanos >= awaitedUntilNanos;
        }
    }

    /// What stands unacknowledged is told again every `repeatNanos`; what ends and comes back sooner is one alert.
    public AlertBoard(long repeatNanos) {
        if (repeatNanos <= 0) {
            throw new IllegalArgumentException("the time between repetitions must be positive, was " + repeatNanos);
        }
        this.repeatNanos = repeatNanos;
    }

    /// Takes over what stood when the gateway ended, before anything is observed. What does not show again until then
    /// is over: right behind a start much is not looked at yet.
    public void resume(List<Alert> stood, long nowNanos, long untilNanos) {
        lock.lock();
        try {
            for (Alert alert : stood) {
                Entry entry = new Entry(alert);
                entry.told = true;
                entry.toldNanos = nowNanos;
                entry.awaitedUntilNanos = untilNanos;
                entries.put(new Key(alert.condition().kind(), alert.condition().subject()), entry);
                made = Math.max(made, alert.id());
            }
        } finally {
            lock.unlock();
        }
    }

    /// Takes everything that is wrong now; whatever else stood is over. Returns what the sinks should be told.
    public List<Notice> observe(List<Condition> conditions, long nowNanos) {
        lock.lock();
        try {
            Map<Key, Condition> standing = new HashMap<>();
            List<Notice> notices = new ArrayList<>();
            for (Condition condition : conditions) {
                Key key = new Key(condition.kind(), condition.subject());
                if (standing.putIfAbsent(key, condition) == null) {
                    see(key, condition, nowNanos, notices);
                }
            }
            for (Map.Entry<Key, Entry> each : entries.entrySet()) {
                if (!standing.containsKey(each.getKey()) && each.getValue().isOver(nowNanos)) {
                    resolve(each.getValue(), nowNanos, notices);
                }
            }
            forgetOldest();
            return notices;
        } finally {
            lock.unlock();
        }
    }

    private void see(Key key, Condition condition, long nowNanos, List<Notice> notices) {
        Entry entry = entries.get(key);
        if (entry != null && !entry.alert.stands() && nowNanos - entry.toldNanos >= repeatNanos) {
            entries.remove(key);
            entry = null;
        }
        if (entry == null) {
            entry = new Entry(new Alert(++made, condition, nowNanos, nowNanos, 1, 0, null, 0));
            entries.put(key, entry);
            tell(Notice.Event.RAISED, entry, nowNanos, notices);
            return;
        }
        Alert was = entry.alert;
        boolean worse = condition.severity().compareTo(was.condition().severity()) > 0;
        boolean back = !was.stands();
        entry.alert = new Alert(
                was.id(),
                condition,
                was.firstNanos(),
                nowNanos,
                was.count() + (back ? 1 : 0),
                0,
                back || worse ? null : was.acknowledged(),
                was.snoozedUntilNanos());
        if (nowNanos < was.snoozedUntilNanos()) {
            return;
        }
        boolean silent = entry.alert.acknowledged() != null;
        if (worse) {
            tell(Notice.Event.WORSENED, entry, nowNanos, notices);
        } else if (!silent && nowNanos - entry.toldNanos >= repeatNanos) {
            tell(Notice.Event.REPEATED, entry, nowNanos, notices);
        } else if (!silent && was.snoozedUntilNanos() > entry.toldNanos) {
            tell(Notice.Event.REPEATED, entry, nowNanos, notices); // the snooze is over
        }
    }

    private static void resolve(Entry entry, long nowNanos, List<Notice> notices) {
        Alert was = entry.alert;
        entry.alert = new Alert(
                was.id(),
                was.condition(),
                was.firstNanos(),
                was.lastNanos(),
                was.count(),
                nowNanos,
                was.acknowledged(),
                was.snoozedUntilNanos());
        if (entry.told) {
            entry.told = false;
            notices.add(new Notice(Notice.Event.RESOLVED, entry.alert, nowNanos));
        }
    }

    private static void tell(Notice.Event event, Entry entry, long nowNanos, List<Notice> notices) {
        entry.told = true;
        entry.toldNanos = nowNanos;
        notices.add(new Notice(event, entry.alert, nowNanos));
    }

    private void forgetOldest() {
        long resolved =
                entries.values().stream().filter(each -> !each.alert.stands()).count();
        Iterator<Entry> oldest = entries.values().iterator();
        while (resolved > MOST_RESOLVED) {
            if (!oldest.next().alert.stands()) {
                oldest.remove();
                resolved--;
            }
        }
    }

    /// Somebody takes it on: no more repetitions until it is over, or worse. Null if there is no such alert standing.
    public @Nullable Alert acknowledge(long id, Alert.Word word) {
        return change(
                id,
                was -> new Alert(
                        was.id(),
                        was.condition(),
                        was.firstNanos(),
                        was.lastNanos(),
                        was.count(),
                        was.resolvedNanos(),
                        word,
                        was.snoozedUntilNanos()));
    }

    /// Nobody is told until then, however bad it becomes. Null likewise.
    public @Nullable Alert snooze(long id, long untilNanos) {
        return change(
                id,
                was -> new Alert(
                        was.id(),
                        was.condition(),
                        was.firstNanos(),
                        was.lastNanos(),
                        was.count(),
                        was.resolvedNanos(),
                        was.acknowledged(),
                        untilNanos));
    }

    @FunctionalInterface
    private interface Change {
        Alert of(Alert was);
    }

    private @Nullable Alert change(long id, Change change) {
        lock.lock();
        try {
            for (Entry entry : entries.values()) {
                if (entry.alert.id() == id && entry.alert.stands()) {
                    entry.alert = change.of(entry.alert);
                    return entry.alert;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /// Those that stand first, unacknowledged before acknowledged, the most severe and most pressing kind first;
    /// then what was resolved lately, the newest first.
    public List<Alert> alerts() {
        lock.lock();
        try {
            return entries.values().stream()
                    .map(entry -> entry.alert)
                    .sorted(ORDER)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private static final Comparator<Alert> ORDER = Comparator.comparing(Alert::stands)
            .reversed()
            .thenComparingLong(alert -> -alert.resolvedNanos())
            .thenComparing(alert -> alert.acknowledged() != null)
            .thenComparing(alert -> alert.condition().kind())
            .thenComparing(alert -> alert.condition().severity(), Comparator.reverseOrder())
            .thenComparingLong(Alert::firstNanos)
            .thenComparingLong(Alert::id);
}
