package io.fairlead.sim.fix;

import java.io.IOException;
import java.util.Map;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.ProtocolCodecException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.field.MsgType;
import quickfix.mina.SessionConnector;

/// Hangs up on whoever does not begin with a Logon(35=A) of a known client, and takes it calmly if a line breaks.
/// QuickFIX/J would log an error for each, with a stack trace or with the stranger's message and password.
/// Immutable, any thread.
final class Doorkeeper extends IoFilterAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
    private final String venue;
    private final Map<String, String> clients;

    /// `clients` are their comp ids, each with its BeginString(8).
    Doorkeeper(String venue, Map<String, String> clients) {
        this.venue = venue;
        this.clients = Map.copyOf(clients);
    }

    @Override
    public void messageReceived(NextFilter next, IoSession line, Object message) {
        if (admitted(line) || (message instanceof String text && isLogon(text))) {
            next.messageReceived(line, message);
        } else {
            LOG.info("{} did not begin with a Logon(35=A) of a known client", line.getRemoteAddress());
            line.closeNow();
        }
    }

    @Override
    public void exceptionCaught(NextFilter next, IoSession line, Throwable cause) {
        if (admitted(line) || !comesFromTheLine(cause)) {
            next.exceptionCaught(line, cause);
        } else {
            LOG.debug("{} hung up, or talks no FIX: {}", line.getRemoteAddress(), cause.toString());
            line.closeNow();
        }
    }

    /// MINA empties the chain here, and over TLS reports a farewell that was not sent only afterwards.
    @Override
    public void sessionClosed(NextFilter next, IoSession line) {
        next.sessionClosed(line);
        line.getFilterChain().addLast("doorkeeper", this);
    }

    /// From a good Logon until the line is closed; QuickFIX/J reports on the session's own log in that time.
    private static boolean admitted(IoSession line) {
        return line.containsAttribute(SessionConnector.QF_SESSION);
    }

    private boolean isLogon(String message) {
        String beginString = clients.get(LineFilter.field(message, "49"));
        return beginString != null
                && message.startsWith("8=" + beginString + "\u0001")
                && LineFilter.field(message, "35").equals(MsgType.LOGON)
                && LineFilter.field(message, "56").equals(venue);
    }

    private static boolean comesFromTheLine(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof IOException || each instanceof ProtocolCodecException) {
                return true;
            }
        }
        return false;
    }
}
