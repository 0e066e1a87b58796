package io.fairlead.venues.tradelocker.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// What the venue told of instruments, for as long as it is worth telling again; what many ask for at once is asked
/// once. Owned by the venue's thread.
final class ReferenceCache {
    private static final int MOST = 8_192;

    private final long ageNanos;
    private final Queue<Runnable> told;
    private final SequencedMap<String, Reply.Ok<?>> known = new LinkedHashMap<>();
    private final Map<String, List<Consumer<Reply<?>>>> asking = new HashMap<>();

    /// `told` takes what is to be called back.
    ReferenceCache(long ageNanos, Queue<Runnable> told) {
        this.ageNanos = ageNanos;
        this.told = told;
    }

    /// `send` is given what is to be asked of the venue. Equal login, route and address are the same question.
    <T> void ask(
            String login, Ask<T> ask, Consumer<Reply<T>> then, BiConsumer<Ask<T>, Consumer<Reply<T>>> send, long now) {
        String key = login + " " + accountOf(ask) + " " + ask.target().address();
        Reply.Ok<?> old = known.get(key);
        if (old != null && now - old.sentNanos() <= ageNanos) {
            Reply<T> again = cast(old);
            told.add(() -> then.accept(again));
            return;
        }
        List<Consumer<Reply<?>>> others = asking.get(key);
        if (others != null) {
            others.add(reply -> then.accept(cast(reply)));
            return;
        }
        asking.put(key, new ArrayList<>(List.of(reply -> then.accept(cast(reply)))));
        send.accept(ask, reply -> answered(key, reply));
    }

    /// Instruments are an account's own; the rest is the same for all.
    private static String accountOf(Ask<?> ask) {
        return ask.account() == null ? "" : ask.account().accountId();
    }

    private void answered(String key, Reply<?> reply) {
        if (reply instanceof Reply.Ok<?> ok) {
            known.remove(key);
            known.put(key, ok);
            if (known.size() > MOST) {
                known.pollFirstEntry();
            }
        }
        List<Consumer<Reply<?>>> waiting = asking.remove(key);
        if (waiting != null) {
            waiting.forEach(then -> then.accept(reply));
        }
    }

    /// The key holds the address, which alone decides the type.
    @SuppressWarnings("unchecked")
    private static <T> Reply<T> cast(Reply<?> reply) {
        return (Reply<T>) reply;
    }
}
