package io.fairlead.core.recon;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/// Until when the venues have told the executions of accounts, and when the log began. Owned by the thread of the core
/// state.
public final class ExecutionReads {
    private final Map<AccountId, Map<String, Long>> told = new LinkedHashMap<>();
    private long beganNanos;

    public ExecutionReads() {}

    /// The first start by this log: what was executed before is none of its business.
    public void began(long atNanos) {
        beganNanos = atNanos;
    }

    /// When the log began; 0 if it is older than this word of it.
    public long beganNanos() {
        return beganNanos;
    }

    /// The executions of an account were told to the end.
    public void read(AccountRead read) {
        told.computeIfAbsent(read.account(), _ -> new LinkedHashMap<>())
                .merge(read.session(), read.askedNanos(), Math::max);
    }

    /// When this session was last asked for executions that it told to the end; 0 if it never was.
    public long toldNanos(AccountId account, String session) {
        return told.getOrDefault(account, Map.of()).getOrDefault(session, 0L);
    }

    public void write(SectionWriter to) {
        to.out().signed(beganNanos);
        to.out().unsigned(told.size());
        told.forEach((account, sessions) -> {
            to.values().account(account);
            to.out().unsigned(sessions.size());
            sessions.forEach((session, nanos) -> {
                to.out().text(session);
                to.out().signed(nanos);
            });
        });
    }

    public void read(SectionReader from) {
        beganNanos = from.in().signed();
        for (int accounts = from.in().size(); accounts > 0; accounts--) {
            Map<String, Long> sessions = told.computeIfAbsent(from.values().account(), _ -> new LinkedHashMap<>());
            for (int left = from.in().size(); left > 0; left--) {
                sessions.put(from.in().text(), from.in().signed());
            }
        }
    }

    /// Tells every number of it, in the order of the log.
    public void addUp(LongConsumer number) {
        number.accept(beganNanos);
        told.values().forEach(sessions -> sessions.values().forEach(number::accept));
    }
}
