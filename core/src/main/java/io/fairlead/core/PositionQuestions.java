package io.fairlead.core;

import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.port.Capability;
import io.fairlead.core.position.HedgedPositions;
import io.fairlead.core.position.Position;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks venues for the single positions of hedging accounts whenever what they told does not hold any more: behind a
/// fill, behind an order that closed one, and while a change of one is not settled. At growing intervals until the
/// answer is here. Owned by the engine thread; not part of the state, since asking twice is harmless.
final class PositionQuestions {
    private static final long LOOK_NANOS = 100_000_000;

    private final Desk desk;
    private final CoreSettings settings;
    private final Map<AccountId, Backoff> pauses = new HashMap<>();
    private long lookedNanos;

    PositionQuestions(Desk desk, CoreSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    /// Whether the account's positions have ids at the venue, so that an order against one must name it.
    boolean isById(Account account) {
        return account.mode() == PositionMode.HEDGING
                && desk.hasPort(account.venue())
                && desk.port(account.venue()).capabilities().has(Capability.POSITION_IDS);
    }

    /// Whether the venue's newest word on the account's positions of a symbol is behind all that we know to have
    /// happened to them.
    boolean isRead(Account account, Symbol symbol) {
        HedgedPositions told = desk.state().venuePositions().find(account.id());
        return told != null
                && told.askedNanos() > 0
                && isBefore(desk.state().positions().find(account.id(), symbol, Side.BUY), told.askedNanos())
                && isBefore(desk.state().positions().find(account.id(), symbol, Side.SELL), told.askedNanos());
    }

    private static boolean isBefore(@Nullable Position position, long askedNanos) {
        return position == null || position.changedNanos() < askedNanos;
    }

    /// Somebody waits for the account's positions: asks now, or at the end of the pause since the last question.
    void wonder(Account account, long nowNanos) {
        Backoff pause = pauses.computeIfAbsent(account.id(), _ -> new Backoff(settings));
        if (pause.isOver(nowNanos)
                && desk.state().isUp(account.venue())
                && desk.port(account.venue()).capabilities().has(Capability.POSITION_QUERY)) {
            pause.lengthen(nowNanos);
            desk.port(account.venue()).queryPositions(account);
        }
    }

    void read(PositionsRead read, long nowNanos) {
        Backoff pause = pauses.get(read.account());
        if (pause != null) {
            pause.shorten(nowNanos);
        }
    }

    void onTick(long nowNanos) {
        if (nowNanos < lookedNanos + LOOK_NANOS) {
            return;
        }
        lookedNanos = nowNanos;
        for (AccountState each : desk.state().accounts()) {
            Account account = each.account();
            if (isById(account) && desk.state().isUp(account.venue()) && isStale(account)) {
                wonder(account, nowNanos);
            }
        }
    }

    private boolean isStale(Account account) {
        HedgedPositions told = desk.state().venuePositions().find(account.id());
        if (told == null || told.isAnyTouched() || !told.changes().isEmpty()) {
            return true;
        }
        for (Instrument instrument : desk.state().instruments()) {
            if (!isRead(account, instrument.symbol())) {
                return true;
            }
        }
        return false;
    }
}
