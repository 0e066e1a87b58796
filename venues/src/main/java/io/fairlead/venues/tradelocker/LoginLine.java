package io.fairlead.venues.tradelocker;

import io.fairlead.core.event.LinkChange;
import io.fairlead.core.model.VenueId;
import io.fairlead.venues.desk.DeskLink;
import io.fairlead.venues.tradelocker.rest.AccountRow;
import io.fairlead.venues.tradelocker.rest.LoginHealth;
import io.fairlead.venues.tradelocker.rest.LoginSettings;
import io.fairlead.venues.tradelocker.rest.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One login of the venue and the accounts that were found at it. Owned by the venue's thread.
///
/// ```
///  token and configuration ─▶ which accounts? ─▶ their instruments ─▶ up
/// ```
final class LoginLine {
    /// Final orders of so long before a start are read at it: what ended while nobody listened.
    static final long LOOK_BACK_NANOS = 3_600_000_000_000L;

    private static final long AGAIN_NANOS = 5_000_000_000L;
    private static final long RULES_NANOS = 600_000_000_000L;

    private final LoginSettings settings;
    private final VenueId venue;
    private final long startedNanos;
    private final List<AccountLine> accounts = new ArrayList<>();
    private Stage stage = Stage.OUT;
    private String problem = "";
    private long dueNanos;
    private long rulesDueNanos;
    private long upNanos;
    private int unread;

    /// How far it has come.
    private enum Stage {
        /// No token, or no configuration.
        OUT,
        /// The venue is asked for its accounts.
        FINDING,
        /// What it says of their instruments is being read.
        READING,
        UP
    }

    LoginLine(LoginSettings settings, VenueId venue, long startedNanos) {
        this.settings = settings;
        this.venue = venue;
        this.startedNanos = startedNanos;
    }

    String name() {
        return settings.name();
    }

    boolean isUp() {
        return stage == Stage.UP;
    }

    /// One of its accounts that can be asked for; null if there is none.
    @Nullable
    AccountLine anyUp() {
        return isUp() && !accounts.isEmpty() ? accounts.getFirst() : null;
    }

    List<AccountLine> accounts() {
        return accounts;
    }

    void add(AccountLine line) {
        accounts.add(line);
    }

    int poll(TradeLockerDesk desk, long nowNanos) {
        LoginHealth health = health(desk.rest().view().logins());
        boolean ready = health.state() == LoginHealth.State.READY;
        if (!ready) {
            return lost(desk, health, nowNanos);
        }
        return switch (stage) {
            case OUT -> nowNanos < dueNanos ? 0 : find(desk, nowNanos);
            case FINDING, READING -> 0;
            case UP -> keepUp(desk, nowNanos);
        };
    }

    private LoginHealth health(List<LoginHealth> all) {
        for (LoginHealth each : all) {
            if (each.login().equals(settings.name())) {
                return each;
            }
        }
        return new LoginHealth(settings.name(), LoginHealth.State.OUT, 0, "", 0, 0, 0);
    }

    private int lost(TradeLockerDesk desk, LoginHealth health, long nowNanos) {
        if (stage != Stage.UP) {
            stage = Stage.OUT;
            return 0;
        }
        stage = Stage.OUT;
        upNanos = 0;
        desk.lost(this, nowNanos);
        String why = health.problem().isEmpty() ? "the login is " + health.state() : health.problem();
        desk.core().accept(new LinkChange(venue, settings.name(), false, why));
        return 1;
    }

    private int find(TradeLockerDesk desk, long nowNanos) {
        stage = Stage.FINDING;
        dueNanos = nowNanos + AGAIN_NANOS;
        desk.rest().allAccounts(settings.name(), reply -> {
            if (stage == Stage.FINDING) {
                found(desk, reply, nowNanos);
            }
        });
        return 1;
    }

    private void found(TradeLockerDesk desk, Reply<List<AccountRow>> reply, long nowNanos) {
        switch (reply) {
            case Reply.Ok<List<AccountRow>>(List<AccountRow> rows, long _, long _) -> {
                desk.found(rows, this, startedNanos);
                read(desk, rows, nowNanos);
            }
            case Reply.Refused<List<AccountRow>> refused -> failed(TradeLockerErrors.text(refused));
            case Reply.NotSent<List<AccountRow>> notSent -> failed(notSent.why());
            case Reply.Unknown<List<AccountRow>> unknown -> failed(unknown.why());
        }
    }

    private void failed(String why) {
        stage = Stage.OUT;
        problem = why;
    }

    private void read(TradeLockerDesk desk, List<AccountRow> rows, long nowNanos) {
        stage = Stage.READING;
        unread = accounts.size();
        problem = accounts.isEmpty()
                ? "none of the configured accounts is at this login, which has "
                        + rows.stream().map(row -> row.ref().accountId()).toList()
                : "";
        if (accounts.isEmpty()) {
            up(desk, nowNanos);
        }
        for (AccountLine line : accounts) {
            line.catalogue().read(desk.rest(), line.ref(), why -> wasRead(desk, why, nowNanos));
        }
    }

    private void wasRead(TradeLockerDesk desk, @Nullable String why, long nowNanos) {
        if (stage != Stage.READING) {
            return;
        }
        if (why != null) {
            failed(why);
            return;
        }
        unread--;
        if (unread == 0) {
            up(desk, nowNanos);
        }
    }

    private void up(TradeLockerDesk desk, long nowNanos) {
        stage = Stage.UP;
        upNanos = nowNanos;
        rulesDueNanos = nowNanos;
        accounts.forEach(line -> desk.follow(line, startedNanos - LOOK_BACK_NANOS, nowNanos));
        desk.core().accept(new LinkChange(venue, settings.name(), true, accounts.size() + " accounts"));
    }

    /// Published limits are read now and then, and instruments that could not be.
    private int keepUp(TradeLockerDesk desk, long nowNanos) {
        if (nowNanos < rulesDueNanos) {
            return 0;
        }
        rulesDueNanos = nowNanos + RULES_NANOS;
        for (AccountLine line : accounts) {
            line.askRules(desk.rest());
            if (!line.catalogue().problem().isEmpty()) {
                line.catalogue().read(desk.rest(), line.ref(), _ -> {});
            }
        }
        return accounts.size();
    }

    /// As others see it.
    DeskLink view(List<LoginHealth> healths, CallBook calls) {
        LoginHealth health = health(healths);
        return new DeskLink(
                settings.name(),
                isUp() ? "READY" : stage == Stage.OUT ? health.state().name() : stage.name(),
                isUp(),
                settings.base().getHost(),
                isUp() ? upNanos : health.sinceNanos(),
                calls.heardNanos(settings.name()),
                calls.sentNanos(settings.name()),
                isUp() || health.problem().isEmpty() ? 0 : 1,
                health.state() == LoginHealth.State.REFUSED ? 1 : 0,
                0,
                problemOf(health));
    }

    private String problemOf(LoginHealth health) {
        if (!health.problem().isEmpty() && !isUp()) {
            return health.problem();
        }
        for (AccountLine line : accounts) {
            if (!line.problem().isEmpty()) {
                return "account " + line.account().id() + ": " + line.problem();
            }
        }
        return problem;
    }
}
