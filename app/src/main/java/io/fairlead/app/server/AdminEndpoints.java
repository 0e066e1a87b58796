package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.gateway.OperatorWord;
import io.fairlead.gateway.SessionAudit;
import io.fairlead.gateway.SessionAudit.Numbers;
import io.fairlead.gateway.SessionControl;
import io.fairlead.gateway.SessionView;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sessions and tokens. What an admin does is logged with who did it; what is done to sessions, in the journal too.
final class AdminEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(AdminEndpoints.class);
    private static final int MAX_NAME = 64;
    private static final int MAX_REASON = 300;

    private final Views views;
    private final SessionSteering control;
    private final TokenStore tokens;

    AdminEndpoints(Views views, SessionSteering control, TokenStore tokens) {
        this.views = views;
        this.control = control;
        this.tokens = tokens;
    }

    Reply sessions(Call call) {
        call.query().done();
        long position = views.readSide().position();
        return Lists.reply(call, Lists.SESSION_COLUMNS, new Lists.Rows(views.sessions(), null, position));
    }

    Reply session(Call call) {
        call.query().done();
        return Reply.json(200, sessionJson(call.path("id")));
    }

    Reply connect(Call call) throws InterruptedException {
        return steer(call, control::connect);
    }

    Reply disconnect(Call call) throws InterruptedException {
        return steer(call, control::disconnect);
    }

    Reply reset(Call call) throws InterruptedException {
        return steer(call, control::reset);
    }

    /// What is done to a session, by whose word; returns the record of it in the log.
    @FunctionalInterface
    private interface Deed {
        SessionAudit on(String session, OperatorWord word) throws InterruptedException;
    }

    private Reply steer(Call call, Deed deed) throws InterruptedException {
        call.query().done();
        Fields body = call.optionalFields();
        String because = body.optional("because", AdminEndpoints::reason);
        body.done();
        return carryOut(call, because == null ? "" : because, deed);
    }

    private Reply carryOut(Call call, String because, Deed deed) throws InterruptedException {
        String id = steered(call.path("id"));
        OperatorWord word = new OperatorWord(call.caller().who(), because);
        LOG.info("session {}: {} by {}", id, call.route(), word);
        SessionAudit kept = deed.on(id, word);
        ObjectNode json = JsonViews.object().put("result", "ACCEPTED").put("session", id);
        json.set("audit", JsonViews.audit(kept));
        return Reply.json(202, json);
    }

    /// Sets one or both sequence numbers; one that is not named stays.
    Reply sequence(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        Integer incoming = body.optionalSeqNum("incoming");
        Integer outgoing = body.optionalSeqNum("outgoing");
        String because = body.required("because", AdminEndpoints::reason);
        body.done();
        if (incoming == null && outgoing == null) {
            throw new ProblemException(
                    ApiError.FIELD_MISSING.problem("incoming", null, "name incoming, outgoing or both"));
        }
        Numbers wanted = new Numbers(
                incoming == null ? SessionControl.UNCHANGED : incoming,
                outgoing == null ? SessionControl.UNCHANGED : outgoing);
        return carryOut(call, because, (session, word) -> control.setNumbers(session, wanted, word));
    }

    Reply audit(Call call) {
        call.query().done();
        String id = steered(call.path("id"));
        ObjectNode json = JsonViews.object().put("session", id);
        ArrayNode actions = json.putArray("actions");
        control.audit(id).forEach(action -> actions.add(JsonViews.audit(action)));
        return Reply.json(200, json);
    }

    static String reason(String because) {
        boolean printable = because.codePoints().noneMatch(c -> Character.isISOControl(c));
        if (because.isBlank() || because.length() > MAX_REASON || !printable) {
            throw new IllegalArgumentException("must have 1 to " + MAX_REASON + " printable characters");
        }
        return because;
    }

    /// Logins and venues of prices alone are shown with the sessions, and are none.
    private String steered(String id) {
        SessionView.Purpose purpose =
                SessionView.Purpose.valueOf(sessionJson(id).path("purpose").asText());
        return switch (purpose) {
            case ORDERS, MARKET_DATA, DROP_COPY -> id;
            case REFERENCE -> throw unsteered(id, "a venue of prices alone has no session to steer");
            case LOGIN -> throw unsteered(id, "a login keeps itself in and has no session to steer");
        };
    }

    private static ProblemException unsteered(String id, String why) {
        return new ProblemException(ApiError.SESSION_UNKNOWN.problem("id", id, why));
    }

    private ObjectNode sessionJson(String id) {
        for (ObjectNode session : views.sessions()) {
            if (session.path("id").asText().equals(id)) {
                return session;
            }
        }
        throw new ProblemException(ApiError.SESSION_UNKNOWN.problem("id", id));
    }

    Reply tokens(Call call) {
        call.query().done();
        List<ObjectNode> rows = tokens.list().stream().map(JsonViews::token).toList();
        return Lists.reply(
                call,
                Lists.TOKEN_COLUMNS,
                new Lists.Rows(rows, null, views.readSide().position()));
    }

    /// The only answer that ever holds a token.
    Reply createToken(Call call) {
        call.query().done();
        Fields body = call.fields();
        String name = body.required("name", AdminEndpoints::checkedName);
        Role role = body.choice("role", Role.class);
        body.done();
        TokenStore.Issued issued = tokens.issue(name, role);
        LOG.info("token {} made by {}", issued.token(), call.caller().origin());
        ObjectNode json = JsonViews.token(issued.token()).put("token", issued.secret());
        return Reply.json(201, json)
                .with("Location", "/api/v1/tokens/" + issued.token().id());
    }

    private static String checkedName(String name) {
        boolean printable = name.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (name.isBlank() || name.length() > MAX_NAME || !printable) {
            throw new IllegalArgumentException("must have 1 to " + MAX_NAME + " printable ASCII characters");
        }
        return name;
    }

    Reply revokeToken(Call call) {
        call.query().done();
        call.noBody();
        String id = call.path("id");
        return switch (tokens.revoke(id)) {
            case REVOKED -> {
                LOG.info("token {} revoked by {}", id, call.caller().origin());
                yield Reply.json(
                        200, JsonViews.object().put("result", "REVOKED").put("id", id));
            }
            case UNKNOWN -> throw new ProblemException(ApiError.TOKEN_UNKNOWN.problem("id", id));
            case LAST_ADMIN -> throw new ProblemException(ApiError.LAST_ADMIN_TOKEN.problem("id", id));
        };
    }

    Reply whoAmI(Call call) {
        call.query().done();
        Caller caller = call.caller();
        ObjectNode json = JsonViews.object().put("name", caller.name()).put("tokenId", caller.tokenId());
        json.put("role", caller.role() == null ? null : caller.role().name());
        return Reply.json(200, json);
    }
}
