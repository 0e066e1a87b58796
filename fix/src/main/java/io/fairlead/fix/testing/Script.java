package io.fairlead.fix.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.fix.session.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// One case of a session script: what the counterparty does, and what a session must do then. Immutable. The `README`
/// next to the scripts explains their words.
///
/// @param file the script that it stands in
/// @param rule what it checks, citing the specification or a promise of ours
/// @param lines one step each
public record Script(String file, String name, String rule, List<String> lines) {
    private static final List<String> FILES = List.of(
            "logon.fixs",
            "sequence.fixs",
            "resend.fixs",
            "liveness.fixs",
            "logout.fixs",
            "defects.fixs",
            "profiles.fixs");

    public Script {
        lines = List.copyOf(lines);
    }

    /// Every script of ours.
    public static List<Script> all() {
        return FILES.stream().flatMap(file -> read(file).stream()).toList();
    }

    /// The roles of ours that it is for: the first line is `session ROLE`, where `both` means each in turn.
    public List<Role> roles() {
        String[] words = lines.getFirst().split(" ", -1);
        return switch (words.length > 1 && words[0].equals("session") ? words[1] : "") {
            case "initiator" -> List.of(Role.INITIATOR);
            case "acceptor" -> List.of(Role.ACCEPTOR);
            case "both" -> List.of(Role.ACCEPTOR, Role.INITIATOR);
            default ->
                throw new IllegalArgumentException(this + " must start with session initiator, acceptor or both");
        };
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
            List<String> lines = block.lines().map(String::strip).toList();
            if (lines.size() > 1 && !lines.getFirst().startsWith("#")) {
                String name = lines.getFirst();
                if (!lines.get(1).startsWith("rule: ")) {
                    throw new IllegalArgumentException(file + ": '" + name + "' must cite its rule");
                }
                List<String> steps = lines.stream()
                        .skip(2)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList();
                scripts.add(new Script(file, name, lines.get(1).substring("rule: ".length()), steps));
            }
        }
        return scripts;
    }

    @Override
    public String toString() {
        return file + ": " + name;
    }
}
