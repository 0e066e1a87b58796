package io.fairlead.fix.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.fix.session.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// One case that a session must stand: of the FIX session layer test cases, or of ours. Immutable.
///
/// @param group the part of the specification that it belongs to
/// @param id as the specification numbers it
/// @param roles of ours that it is for
/// @param what what comes in, and what has to follow
/// @param note where and why we differ from the letter of an optional case; empty where we do not
public record SessionCase(String group, String id, List<Role> roles, String what, String note) {
    private static final String FILE = "cases.txt";

    public SessionCase {
        roles = List.copyOf(roles);
    }

    /// The whole catalogue, in its order.
    public static List<SessionCase> all() {
        try (InputStream in = SessionCase.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the build");
            }
            return parse(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }

    static List<SessionCase> parse(String text) {
        List<SessionCase> cases = new ArrayList<>();
        String group = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("== ")) {
                group = line.substring(3);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                cases.add(parse(group, line));
            }
        }
        return List.copyOf(cases);
    }

    private static SessionCase parse(String group, String line) {
        String[] parts = line.split(" \\| ", -1);
        if (parts.length < 3 || parts.length > 4) {
            throw new IllegalArgumentException("a case is id | roles | what | note, was: " + line);
        }
        return new SessionCase(group, parts[0], roles(parts[1]), parts[2], parts.length == 4 ? parts[3] : "");
    }

    static List<Role> roles(String word) {
        return switch (word) {
            case "initiator" -> List.of(Role.INITIATOR);
            case "acceptor" -> List.of(Role.ACCEPTOR);
            case "both" -> List.of(Role.ACCEPTOR, Role.INITIATOR);
            default -> throw new IllegalArgumentException("roles are initiator, acceptor or both, was: " + word);
        };
    }
}
