package io.fairlead.app.alert;

import io.fairlead.gateway.LoginView;
import io.fairlead.gateway.SessionView;
import io.fairlead.venues.desk.DeskAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What may be wrong with logins of venues without FIX and the accounts behind them: refused, turned away by the edge,
/// figures that are not believed, streams that are lost. Owned by the `alerts` thread.
public final class LoginSource implements AlertSource {
    /// A stream that comes back, or a figure that the next answer mends, is no trouble.
    private static final Duration LASTS = Duration.ofSeconds(30);

    private final Supplier<List<SessionView>> sessions;
    private final Enduring<Condition> enduring = new Enduring<>(LASTS);

    public LoginSource(Supplier<List<SessionView>> sessions) {
        this.sessions = sessions;
    }

    @Override
    public void find(long nowNanos, Consumer<Condition> found) {
        Map<Condition, Condition> lasting = new LinkedHashMap<>();
        for (SessionView session : sessions.get()) {
            LoginView login = session.login();
            if (login != null) {
                refused(session, found);
                boolean up = session.link().loggedOn();
                login.accounts()
                        .forEach(account ->
                                accounts(account, up).forEach(condition -> lasting.put(plain(condition), condition)));
            }
        }
        enduring.of(lasting.keySet(), nowNanos)
                .forEach(condition -> found.accept(lasting.getOrDefault(condition, condition)));
    }

    /// Words may change while the trouble stays the same.
    private static Condition plain(Condition condition) {
        return new Condition(condition.kind(), condition.subject(), condition.severity(), "");
    }

    private static void refused(SessionView session, Consumer<Condition> found) {
        String state = session.link().state();
        if (state.equals("REFUSED")) {
            found.accept(new Condition(
                    AlertKind.LOGON_REFUSED,
                    session.id(),
                    Severity.CRITICAL,
                    "the venue says: " + session.lastError()));
        } else if (state.equals("BLOCKED")) {
            found.accept(new Condition(AlertKind.EDGE_BLOCKED, session.id(), Severity.CRITICAL, session.lastError()));
        }
    }

    /// While the login is gone, that alone is told.
    private static List<Condition> accounts(DeskAccount account, boolean loginUp) {
        List<Condition> wrong = new ArrayList<>();
        if (!account.worthProblem().isEmpty()) {
            wrong.add(new Condition(
                    AlertKind.ACCOUNT_VALUES, account.account().value(), Severity.WARNING, account.worthProblem()));
        }
        if (loginUp && !account.up()) {
            wrong.add(new Condition(
                    AlertKind.STREAM_LOST,
                    account.account().value(),
                    Severity.CRITICAL,
                    "nothing of it is heard any more: " + account.problem()));
        } else if (loginUp && !account.streamProblem().isEmpty()) {
            wrong.add(new Condition(
                    AlertKind.STREAM_LOST,
                    account.account().value(),
                    Severity.WARNING,
                    "it is polled instead: " + account.streamProblem()));
        }
        return wrong;
    }
}
