package io.fairlead.app.config;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// Turns YAML into nodes that remember their lines. Builds no objects, and bounds size and aliases, so that a
/// hostile file costs nothing.
final class YamlText {
    static final int MAX_CHARACTERS = 1 << 20;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(MAX_CHARACTERS)
            .setMaxAliasesForCollections(20)
            .setAllowRecursiveKeys(false)
            .build();

    private YamlText() {}

    /// The document's top table, or null with the problems told.
    static @Nullable MappingNode parse(String text, Problems problems) {
        if (text.length() > MAX_CHARACTERS) {
            problems.error(0, "", "the file has more than " + MAX_CHARACTERS + " characters", "");
            return null;
        }
        try {
            return top(new Compose(SETTINGS).composeAllFromString(text).iterator(), problems);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(YamlText::line).orElse(0);
            problems.error(line, "", "this is not YAML: " + e.getProblem(), hint(text, line));
        } catch (YamlEngineException e) {
            problems.error(0, "", "this is not YAML: " + firstLine(e), "");
        }
        return null;
    }

    private static @Nullable MappingNode top(Iterator<Node> documents, Problems problems) {
        if (!documents.hasNext()) {
            problems.error(0, "", "the file is empty", "start from one that `fairlead init` writes");
            return null;
        }
        Node first = documents.next();
        if (documents.hasNext()) {
            problems.error(line(documents.next()), "", "a second document begins here", "keep one document in a file");
            return null;
        }
        if (first instanceof MappingNode mapping) {
            return mapping;
        }
        problems.error(line(first), "", "the file must be a table of `key: value`", "");
        return null;
    }

    static int line(Node node) {
        return node.getStartMark().map(YamlText::line).orElse(0);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    private static String firstLine(YamlEngineException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static String hint(String text, int line) {
        boolean tab =
                line > 0 && text.lines().skip(line - 1L).findFirst().orElse("").startsWith("\t");
        return tab ? "indent with blanks, not with tabs" : "";
    }
}
