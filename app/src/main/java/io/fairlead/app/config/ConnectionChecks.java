package io.fairlead.app.config;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// What must fit together in the connection of one session: waits, encryption, proxy, hours. Used by [Consistency].
record ConnectionChecks(Problems problems) {
    void check(Values session) {
        Values reconnect = session.get(FixSessionSettings.RECONNECT);
        Duration first = reconnect.find(ReconnectSettings.FIRST);
        Duration longest = reconnect.find(ReconnectSettings.LONGEST);
        if (first != null && longest != null && first.compareTo(longest) > 0) {
            error(reconnect, ReconnectSettings.FIRST, "must not be longer than 'longest'", "");
        }
        tls(session.get(FixSessionSettings.TLS));
        proxy(session.get(FixSessionSettings.PROXY));
        hours(session.get(FixSessionSettings.HOURS));
        for (Values more : session.get(FixSessionSettings.MORE_HOURS)) {
            hours(more);
            needs(more, HoursSettings.OPEN, null, "say when these hours open and close");
        }
    }

    private void error(Values values, Key<?> key, String text, String remedy) {
        problems.error(values.lineOf(key), values.pathOf(key), text, remedy);
    }

    private void warning(Values values, Key<?> key, String text, String remedy) {
        problems.warning(values.lineOf(key), values.pathOf(key), text, remedy);
    }

    /// The key must be there if the other one is, or in any case if there is no other.
    private void needs(Values values, Key<?> key, @Nullable Key<?> because, String remedy) {
        if (values.find(key) == null && (because == null || values.find(because) != null)) {
            String text = because == null ? "is missing" : "is missing beside " + because.name();
            error(values, key, text, remedy);
        }
    }

    private void tls(Values tls) {
        if (Boolean.FALSE.equals(tls.find(TlsSettings.ENABLED))) {
            warning(
                    tls,
                    TlsSettings.ENABLED,
                    "passwords and orders go over the network in clear",
                    "only for a simulator on this machine, or inside a tunnel");
        }
        needs(tls, TlsSettings.CA, TlsSettings.CA_PASSWORD, "name the file that the password is for");
        needs(tls, TlsSettings.CLIENT_CERT, TlsSettings.CLIENT_KEY, "name the certificate of the key");
        needs(tls, TlsSettings.CLIENT_CERT, TlsSettings.CLIENT_CERT_PASSWORD, "name the file that it is for");
        var pins = tls.find(TlsSettings.PINS);
        if (pins != null && pins.size() == 1) {
            warning(
                    tls,
                    TlsSettings.PINS,
                    "names one key: when the venue changes it, no connection comes about",
                    "add the key that the venue will use next");
        }
    }

    private void proxy(Values proxy) {
        ProxySettings.Kind kind = proxy.find(ProxySettings.KIND);
        if (kind == ProxySettings.Kind.NONE) {
            if (proxy.find(ProxySettings.HOST) != null) {
                error(proxy, ProxySettings.KIND, "says that there is no proxy beside a host", "choose http or socks5");
            }
        } else if (kind != null) {
            needs(proxy, ProxySettings.HOST, null, "name the proxy's host");
            needs(proxy, ProxySettings.PORT, null, "name the proxy's port");
        }
        needs(proxy, ProxySettings.USERNAME, ProxySettings.PASSWORD, "name whose password it is");
    }

    private void hours(Values hours) {
        Object open = hours.find(HoursSettings.OPEN);
        Object close = hours.find(HoursSettings.CLOSE);
        if ((open == null) != (close == null)) {
            Key<?> lacking = open == null ? HoursSettings.OPEN : HoursSettings.CLOSE;
            error(hours, lacking, "is missing", "give both open and close, or neither for round the clock");
        }
        needs(hours, HoursSettings.OPEN, HoursSettings.PAUSES, "say when the session opens that pauses");
        if (hours.find(HoursSettings.OPEN_DAY) != null || hours.find(HoursSettings.CLOSE_DAY) != null) {
            week(hours);
        } else if (open != null && open.equals(close)) {
            error(hours, HoursSettings.CLOSE, "equals open", "leave both out for round the clock");
        }
    }

    private void week(Values hours) {
        DayOfWeek openDay = hours.find(HoursSettings.OPEN_DAY);
        DayOfWeek closeDay = hours.find(HoursSettings.CLOSE_DAY);
        LocalTime open = hours.find(HoursSettings.OPEN);
        LocalTime close = hours.find(HoursSettings.CLOSE);
        if (openDay == null || closeDay == null) {
            Key<?> lacking = openDay == null ? HoursSettings.OPEN_DAY : HoursSettings.CLOSE_DAY;
            error(hours, lacking, "is missing", "give both open-day and close-day, or neither for a session a day");
        } else if (open == null && close == null) {
            error(hours, HoursSettings.OPEN_DAY, "lacks open and close", "say at what time it opens and closes");
        } else if (openDay == closeDay && open != null && close != null && !open.isBefore(close)) {
            error(hours, HoursSettings.CLOSE_DAY, "closes a week later", "a session lasts less than a week");
        }
        if (hours.isWritten(HoursSettings.DAYS)) {
            error(hours, HoursSettings.DAYS, "makes no sense with open-day", "remove one of them");
        }
    }
}
