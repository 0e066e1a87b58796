package io.fairlead.sim.fix;

import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Log;
import quickfix.LogFactory;
import quickfix.SessionID;

/// Passes QuickFIX/J's log on at debug level, without passwords: Password(554), NewPassword(925) and RawData(96).
/// Stateless, any thread.
final class WireLog implements Log, LogFactory {
    private static final Logger LOG = LoggerFactory.getLogger(WireLog.class);
    private static final Pattern SECRETS = Pattern.compile("((?:^|\u0001)(?:554|925|96)=)[^\u0001]*");

    @Override
    public Log create(SessionID session) {
        return this;
    }

    @Override
    public void clear() {}

    @Override
    public void onIncoming(String message) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("in  {}", redacted(message));
        }
    }

    @Override
    public void onOutgoing(String message) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("out {}", redacted(message));
        }
    }

    @Override
    public void onEvent(String text) {
        LOG.debug("{}", redacted(text));
    }

    @Override
    public void onErrorEvent(String text) {
        LOG.info("{}", redacted(text));
    }

    static String redacted(String message) {
        return SECRETS.matcher(message).replaceAll("$1***").replace('\u0001', '|');
    }
}
