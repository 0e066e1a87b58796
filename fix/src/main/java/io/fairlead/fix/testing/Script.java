package io.fairlead.fix.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.fix.session.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One session script: what the counterparty does, and what a session must do then. Immutable. The `README` next to
/// the scripts explains their words.
///
/// @param file the file that it stands in
/// @param cases the [SessionCase]s that it covers, by id
/// @param rule what it checks, in words
/// @param roles of ours that it is for
/// @param options of the session
/// @param steps one line each
public record Script(
        String file,
        String name,
        List<String> cases,
        String rule,
        List<Role> roles,
        String options,
        List<String> steps) {

    private static final List<String> FILES = List.of(
            "logon.fixs",
            "sequence.fixs",
            "header.fixs",
            "resend.fixs",
            "reset.fixs",
            "liveness.fixs",
            "logout.fixs",
            "defects.fixs",
            "security.fixs",
            "refusals.fixs",
            "expected.fixs",
            "fixt.fixs",
            "answers.fixs",
            "profiles.fixs");

    public Script {
        cases = List.copyOf(cases);
        roles = List.copyOf(roles);
        steps = List.copyOf(steps);
    }

    /// Every script of ours.
    public static List<Script> all() {
        return FILES.stream().flatMap(file -> read(file).stream()).toList();
    }

    private static List<Script> read(String file) {
        try (InputStream in = Script.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the build");
            }
            return parse(file, new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    static List<Script> parse(String file, String text) {
        List<Script> scripts = new ArrayList<>();
        for (String block : text.split("(?m)^=== ", -1)) {
            List<String> lines = block.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            if (!lines.isEmpty()) {
                scripts.add(parse(file, lines));
            }
        }
        return scripts;
    }

    private static Script parse(String file, List<String> lines) {
        String name = lines.getFirst();
        if (lines.size() < 4
                || !lines.get(1).startsWith("case: ")
                || !lines.get(2).startsWith("rule: ")
                || !lines.get(3).startsWith("session ")) {
            throw new IllegalArgumentException(
                    file + ": '" + name + "' must go on with case:, rule: and session, in this order");
        }
        List<String> cases = Arrays.asList(lines.get(1).substring(6).split(", *", -1));
        String[] session = lines.get(3).split(" ", 3);
        List<Role> roles = SessionCase.roles(session[1]);
        String options = session.length == 3 ? session[2] : "";
        return new Script(file, name, cases, lines.get(2).substring(6), roles, options, lines.subList(4, lines.size()));
    }

    @Override
    public String toString() {
        return file + ": " + name;
    }
}
