package io.fairlead.proof.conform;

import io.fairlead.fix.session.Role;
import io.fairlead.fix.testing.Script;
import io.fairlead.fix.testing.SessionCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Which scripts cover which case. Immutable.
public record Coverage(List<Covered> cases) {
    /// A case with the scripts that cite it.
    public record Covered(SessionCase of, List<Script> scripts) {
        public Covered {
            scripts = List.copyOf(scripts);
        }

        /// Roles of the case in which no script plays it.
        public List<Role> missing() {
            return of.roles().stream()
                    .filter(role ->
                            scripts.stream().noneMatch(script -> script.roles().contains(role)))
                    .toList();
        }
    }

    public Coverage {
        cases = List.copyOf(cases);
    }

    /// Joins a catalogue with scripts.
    public static Coverage of(List<SessionCase> catalogue, List<Script> scripts) {
        return new Coverage(catalogue.stream()
                .map(each -> new Covered(
                        each,
                        scripts.stream()
                                .filter(script -> script.cases().contains(each.id()))
                                .toList()))
                .toList());
    }

    /// Cases without a script in one of their roles.
    public List<Covered> unmapped() {
        return cases.stream().filter(covered -> !covered.missing().isEmpty()).toList();
    }

    /// One paragraph a case, for a terminal.
    public List<String> text() {
        List<String> lines = new ArrayList<>();
        String group = "";
        for (Covered covered : cases) {
            SessionCase each = covered.of();
            if (!each.group().equals(group)) {
                group = each.group();
                lines.add("");
                lines.add(group);
            }
            lines.add("  " + each.id() + " (" + roles(each.roles()) + ") " + each.what());
            if (!each.note().isEmpty()) {
                lines.add("      note: " + each.note());
            }
            covered.scripts().forEach(script -> lines.add("      " + script + " (" + roles(script.roles()) + ")"));
            covered.missing().forEach(role -> lines.add("      NO SCRIPT as " + roles(List.of(role))));
        }
        return lines;
    }

    /// A table for each group of cases, for the manual.
    public String markdown() {
        StringBuilder text = new StringBuilder();
        String group = "";
        for (Covered covered : cases) {
            SessionCase each = covered.of();
            if (!each.group().equals(group)) {
                group = each.group();
                text.append("\n## ").append(group).append("\n\n| case | roles | what | scripts |\n|---|---|---|---|\n");
            }
            text.append("| ").append(each.id()).append(" | ").append(roles(each.roles()));
            text.append(" | ").append(each.what().replace("->", "→"));
            text.append(each.note().isEmpty() ? "" : " *" + each.note() + "*").append(" | ");
            text.append(String.join(
                            ", ", covered.scripts().stream().map(Script::name).toList()))
                    .append(" |\n");
        }
        return text.toString().stripLeading();
    }

    private static String roles(List<Role> roles) {
        return roles.size() > 1 ? "both" : roles.getFirst().name().toLowerCase(Locale.ROOT);
    }
}
