package io.fairlead.sim.tradelocker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.sim.tradelocker.TradeLockerConfig.AccountSetup;
import io.fairlead.sim.tradelocker.TradeLockerConfig.Login;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Serves logins: their tokens, and the accounts they see. Its answers have no envelope. Owned by the venue's
/// thread.
final class LoginDesk {
    private static final long SECOND = 1_000_000_000L;

    private final TradeLockerConfig config;
    private final Tokens tokens;
    private final Map<String, Account> accounts;

    /// `accounts` by their id.
    LoginDesk(TradeLockerConfig config, Tokens tokens, Map<String, Account> accounts) {
        this.config = config;
        this.tokens = tokens;
        this.accounts = accounts;
    }

    WebReply.Answered login(WebRequest request, long nowNanos) {
        Login login = credentials(request);
        return login == null ? wrongCredentials() : pair(201, tokens.login(login, nowNanos));
    }

    private @Nullable Login credentials(WebRequest request) {
        ObjectNode body = Json.parse(request.body());
        return body == null
                ? null
                : tokens.check(Json.text(body, "email"), Json.text(body, "password"), Json.text(body, "server"));
    }

    private static WebReply.Answered wrongCredentials() {
        return Json.answer(400, Json.object().put("message", "Incorrect email or password"));
    }

    WebReply.Answered refresh(WebRequest request, long nowNanos) {
        ObjectNode body = Json.parse(request.body());
        Tokens.Pair pair = tokens.refresh(body == null ? null : Json.text(body, "refreshToken"), nowNanos);
        return pair == null ? unauthorized() : pair(201, pair);
    }

    static WebReply.Answered unauthorized() {
        return Json.answer(401, Json.object().put("message", "Unauthorized"));
    }

    private static WebReply.Answered pair(int status, Tokens.Pair pair) {
        return Json.answer(
                status,
                Json.object()
                        .put("accessToken", pair.access().text())
                        .put("refreshToken", pair.refresh().text())
                        .put("expireDate", date(pair.access().expiresNanos())));
    }

    private static String date(long nanos) {
        return Instant.ofEpochSecond(nanos / SECOND, nanos % SECOND).toString();
    }

    WebReply.Answered allAccounts(Login login) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("accounts");
        for (AccountSetup setup : login.accounts()) {
            Account account = accounts.get(Long.toString(setup.id()));
            if (account != null) {
                list.addObject()
                        .put("id", account.id())
                        .put("name", account.name())
                        .put("currency", account.currency())
                        .put("status", "ACTIVE")
                        .put("accNum", Integer.toString(setup.accNum()))
                        .put("accountBalance", account.balance.toPlainString());
            }
        }
        return Json.answer(200, answer);
    }

    /// Tokens of the Streams API, one for each account. A developer key must not come along.
    WebReply.Answered streamTokens(WebRequest request, long nowNanos) {
        if (request.header("developer-api-key") != null) {
            return Json.answer(400, Json.object().put("message", "developer-api-key is not for this request"));
        }
        Login login = credentials(request);
        if (login == null) {
            return wrongCredentials();
        }
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        for (AccountSetup setup : login.accounts()) {
            Token token = tokens.stream(login, setup, nowNanos);
            data.addObject()
                    .put("accessToken", token.text())
                    .put("accountId", config.environment().prefix + setup.id())
                    .put("brandId", config.server())
                    .put("expireDate", date(token.expiresNanos()));
        }
        return Json.answer(201, answer);
    }
}
