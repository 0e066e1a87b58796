package io.fairlead.app.probe;

import io.fairlead.app.probe.Finding.Step;
import io.fairlead.fix.session.Comeback;
import java.util.List;
import java.util.Locale;

/// The next step for what went wrong, by the words in which the connection or the counterparty said it. The first line
/// that fits counts. Stateless.
final class Advice {
    private record Line(String words, String next) {}

    private static final List<Line> TCP = List.of(
            new Line("refused", "nothing listens there: check the port, and whether the venue is open now"),
            new Line("unreachable", "this machine has no way to that address: check its network, or set a proxy"),
            new Line("no route", "this machine has no way to that address: check its network, or set a proxy"));
    private static final String TCP_SILENCE =
            "packets are dropped on the way: ask the venue to allow your address, and check host and port";

    private static final List<Line> TLS = List.of(
            new Line(
                    "unable to find valid certification path",
                    "get the venue's authority from the venue, compare its key, and set tls.ca to its file"),
            new Line(
                    "validity check failed",
                    "the chain is out of date: ask the venue for one that is not, or look at" + " this machine's date"),
            new Line("notafter", "the chain is out of date: ask the venue for one that is not"),
            new Line(
                    "no subject alternative",
                    "the certificate is for another name: check host, or set tls.server-name"
                            + " to the name that the venue's document says"),
            new Line(
                    "no name matching",
                    "the certificate is for another name: check host, or set tls.server-name"
                            + " to the name that the venue's document says"),
            new Line("pinned", "compare the key with the one that the venue publishes before adding it to tls.pins"),
            new Line("unrecognized ssl message", "the port speaks plain TCP: check the port in the venue's document"),
            new Line(
                    "unsupported or unrecognized", "the port speaks plain TCP: check the port in the venue's document"),
            new Line("certificate_required", "the venue wants a certificate of yours: set tls.client-cert"),
            new Line(
                    "bad_certificate",
                    "the venue does not take your certificate: check tls.client-cert with the venue"),
            new Line("protocol_version", "ask the venue which TLS versions it speaks, and check tls.min-version"));
    private static final String TLS_OTHER =
            "check that the port speaks TLS, and whether the venue wants a certificate of yours (tls.client-cert)";

    private static final List<Line> LOGON = List.of(
            new Line(
                    "was not answered", "ask the venue what it received; it may ignore unknown comp ids, or be closed"),
            new Line(
                    "link closed",
                    "check sender-comp-id, target-comp-id and sub ids letter by letter, and that nobody else is logged"
                            + " on with them; some venues answer nothing else to a wrong password"),
            new Line(
                    "password",
                    "put the right password where the session's password setting points; each wrong one"
                            + " counts towards a lock"),
            new Line("credential", "check username and password; each wrong attempt counts towards a lock"),
            new Line("username", "check username and password; each wrong attempt counts towards a lock"),
            new Line("sendingtime", "set this machine's clock by NTP: timedatectl status"),
            new Line("beginstring", "ask the venue for its FIX version, and set begin-string to it"),
            new Line("compid", "check sender-comp-id, target-comp-id and sub ids letter by letter"),
            new Line("heartbtint", "set heartbeat to what the venue's document says"));

    private Advice() {}

    /// For a connection that did not come about.
    static String connection(Step step, String why) {
        return switch (step) {
            case DNS -> "check the host's spelling, and this machine's DNS server";
            case TCP -> first(TCP, why, TCP_SILENCE);
            case PROXY -> "check the session's proxy settings, and that the proxy may reach the venue's host and port";
            case TLS -> first(TLS, why, TLS_OTHER);
            case CONFIGURATION, GATEWAY, HOURS, CERTIFICATE, LOGON, CLOCK, SEQUENCE, LOGOUT ->
                throw new IllegalArgumentException(step + " is no step of a connection");
        };
    }

    /// For a logon that was refused, or not answered.
    static String logon(String why, Comeback comeback) {
        return first(
                LOGON,
                why,
                switch (comeback) {
                    case SOON -> "try again; if it stays so, ask the venue with the time of this attempt";
                    case LATER -> "ask the venue when this session may log on";
                    case AFTER_REPAIR -> "repair what the venue says before the next attempt, which will fail alike";
                });
    }

    private static String first(List<Line> lines, String why, String otherwise) {
        String said = why.toLowerCase(Locale.ROOT);
        return lines.stream()
                .filter(line -> said.contains(line.words))
                .map(Line::next)
                .findFirst()
                .orElse(otherwise);
    }
}
