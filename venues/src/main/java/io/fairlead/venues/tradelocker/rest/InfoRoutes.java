package io.fairlead.venues.tradelocker.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/// Which route of prices answers for an instrument: several may be listed, and the first be dead. Owned by the venue's
/// thread.
final class InfoRoutes {
    private static final int MOST = 8_192;

    private final Prober prober;
    private final Queue<Runnable> told;
    private final Map<String, Reply.Ok<String>> found = new HashMap<>();

    /// Asks for a quote by a route.
    @FunctionalInterface
    interface Prober {
        void quotes(AccountRef account, String instrument, String infoRoute, Consumer<Reply<QuoteRow>> then);
    }

    InfoRoutes(Prober prober, Queue<Runnable> told) {
        this.prober = prober;
        this.told = told;
    }

    void find(AccountRef account, InstrumentRow instrument, Consumer<Reply<String>> then) {
        Reply.Ok<String> known = found.get(key(account, instrument.tradableInstrumentId()));
        if (known != null && instrument.infoRoutes().contains(known.value())) {
            told.add(() -> then.accept(known));
        } else if (instrument.infoRoutes().isEmpty()) {
            Reply<String> none = new Reply.Refused<>(0, instrument.name() + " has no route of prices");
            told.add(() -> then.accept(none));
        } else {
            probe(account, instrument, instrument.infoRoutes().size() - 1, then);
        }
    }

    /// From the last to the first. Only a route that the venue refuses is dead; anything else says nothing of it.
    private void probe(AccountRef account, InstrumentRow instrument, int at, Consumer<Reply<String>> then) {
        List<String> routes = instrument.infoRoutes();
        prober.quotes(account, instrument.tradableInstrumentId(), routes.get(at), reply -> {
            switch (reply) {
                case Reply.Ok<QuoteRow>(QuoteRow _, long sent, long answered) -> {
                    Reply.Ok<String> ok = new Reply.Ok<>(routes.get(at), sent, answered);
                    keep(key(account, instrument.tradableInstrumentId()), ok);
                    then.accept(ok);
                }
                case Reply.Refused<QuoteRow>(int status, String errmsg) -> {
                    if (at > 0) {
                        probe(account, instrument, at - 1, then);
                    } else {
                        then.accept(new Reply.Refused<>(status, errmsg));
                    }
                }
                case Reply.NotSent<QuoteRow>(Reply.Cause cause, String why, long retryAt) ->
                    then.accept(new Reply.NotSent<>(cause, why, retryAt));
                case Reply.Unknown<QuoteRow>(String why) -> then.accept(new Reply.Unknown<>(why));
            }
        });
    }

    private void keep(String key, Reply.Ok<String> route) {
        if (found.size() >= MOST) {
            found.clear(); // all are found again when they are needed
        }
        found.put(key, route);
    }

    void forget(AccountRef account, String instrument) {
        found.remove(key(account, instrument));
    }

    private static String key(AccountRef account, String instrument) {
        return account.login() + " " + account.accountId() + " " + instrument;
    }
}
