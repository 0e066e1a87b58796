package io.fairlead.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.LoginView;
import io.fairlead.gateway.SessionView;
import io.fairlead.venues.desk.DeskAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What may be wrong with a login and the accounts behind it.
class LoginAlertsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 1_800_000_000L * SECOND;

    private final List<SessionView> sessions = new ArrayList<>();
    private final LoginSource source = new LoginSource(() -> sessions);

    private void login(String state, String error, DeskAccount... accounts) {
        boolean up = state.equals("READY");
        sessions.clear();
        sessions.add(new SessionView(
                "me",
                new VenueId("tl"),
                SessionView.Purpose.LOGIN,
                false,
                new SessionView.Link(state, up, up, "", 0, 0, 0, 0),
                new SessionView.SequenceNumbers(0, 0, true),
                new SessionView.Counts(Map.of(), Map.of(), 0, 0, Map.of(), 0, 0, 0),
                SessionView.Trouble.NONE,
                error,
                new LoginView(List.of(accounts))));
    }

    private static DeskAccount account(String way, boolean up, String worthProblem, String streamProblem) {
        return new DeskAccount(
                new AccountId("a"), "me", way, up, NOW, up ? "" : "not followed: silent", worthProblem, streamProblem);
    }

    private List<String> found(long nowNanos) {
        List<String> found = new ArrayList<>();
        source.find(
                nowNanos,
                each -> found.add(each.kind() + " " + each.subject() + " " + each.severity() + ": " + each.text()));
        return found;
    }

    @Test
    void loginThatWorksIsNoNews() {
        login("READY", "", account("STREAMED", true, "", ""));
        assertThat(found(NOW)).isEmpty();
        assertThat(found(NOW + 60 * SECOND)).isEmpty();
    }

    @Test
    void refusedAndBlockedLoginsAreToldAtOnce() {
        login("REFUSED", "LOGIN refused: wrong password");
        assertThat(found(NOW))
                .containsExactly("LOGON_REFUSED me CRITICAL: the venue says: LOGIN refused: wrong password");
        login("BLOCKED", "HTTP 403 from the edge");
        assertThat(found(NOW)).containsExactly("EDGE_BLOCKED me CRITICAL: HTTP 403 from the edge");
    }

    @Test
    void streamThatStaysAwayIsToldAfterHalfAMinuteInTheWordsOfTheMoment() {
        login("READY", "", account("POLLED", true, "", "the venue closed it"));
        assertThat(found(NOW)).isEmpty();
        login("READY", "", account("POLLED", true, "", "connect failed"));
        assertThat(found(NOW + 30 * SECOND))
                .containsExactly("STREAM_LOST a WARNING: it is polled instead: connect failed");
        login("READY", "", account("STREAMED", true, "", ""));
        assertThat(found(NOW + 31 * SECOND)).isEmpty();
    }

    @Test
    void accountThatIsNotHeardOfIsCriticalUnlessItsLoginIsGone() {
        login("READY", "", account("SILENT", false, "", ""));
        assertThat(found(NOW)).isEmpty();
        assertThat(found(NOW + 30 * SECOND))
                .containsExactly("STREAM_LOST a CRITICAL: nothing of it is heard any more: not followed: silent");
        login("OUT", "no connection", account("SILENT", false, "", ""));
        assertThat(found(NOW + 31 * SECOND)).isEmpty();
    }

    @Test
    void figuresThatAreNotBelievedForHalfAMinuteAreTold() {
        login("READY", "", account("POLLED", true, "the venue told no equity", ""));
        assertThat(found(NOW)).isEmpty();
        assertThat(found(NOW + 30 * SECOND)).containsExactly("ACCOUNT_VALUES a WARNING: the venue told no equity");
    }
}
