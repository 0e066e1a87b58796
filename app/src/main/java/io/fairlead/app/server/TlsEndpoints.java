package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.fix.transport.CertificateFacts;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.gateway.OperatorWord;
import io.fairlead.gateway.SessionAudit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Certificates of sessions, read again from their files while the gateway runs. The files are read on the thread of
/// the request, behind the record of who asked.
final class TlsEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(TlsEndpoints.class);

    private final Views views;
    private final SessionSteering control;
    private final Map<String, TlsContext> contexts;

    TlsEndpoints(Views views, SessionSteering control, Map<String, TlsContext> contexts) {
        this.views = views;
        this.control = control;
        this.contexts = contexts;
    }

    /// New connections use what was read; the one that stands goes on with what it has.
    Reply reload(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.optionalFields();
        String because = body.optional("because", AdminEndpoints::reason);
        body.done();
        String session = call.path("id");
        TlsContext tls = context(session);
        OperatorWord word = new OperatorWord(call.caller().who(), because == null ? "" : because);
        SessionAudit kept = control.noteTlsReload(session, word);
        LOG.info("session {}: certificates read again by {}", session, word);
        try {
            tls.reload();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ApiError.CERTIFICATE_UNUSABLE.problem("id", session, String.valueOf(e.getMessage())));
        }
        ObjectNode json = JsonViews.object().put("result", "RELOADED").put("session", session);
        json.set("certificates", certificates(tls.certificates()));
        json.set("shown", certificates(tls.shown()));
        json.set("audit", JsonViews.audit(kept));
        return Reply.json(200, json);
    }

    private TlsContext context(String session) {
        boolean known = views.sessions().stream()
                .anyMatch(each -> each.path("id").asText().equals(session));
        if (!known) {
            throw new ProblemException(ApiError.SESSION_UNKNOWN.problem("id", session));
        }
        TlsContext tls = contexts.get(session);
        if (tls == null) {
            throw new ProblemException(ApiError.TLS_NOT_USED.problem("id", session));
        }
        return tls;
    }

    private static ArrayNode certificates(List<CertificateFacts> certificates) {
        ArrayNode array = JsonViews.object().arrayNode();
        for (CertificateFacts each : certificates) {
            array.addObject()
                    .put("holder", each.holder().name())
                    .put("subject", each.subject())
                    .put("issuer", each.issuer())
                    .put("validFrom", Times.iso(each.notBeforeNanos()))
                    .put("expiresAt", Times.iso(each.notAfterNanos()))
                    .put("pin", each.pin().toString());
        }
        return array;
    }
}
