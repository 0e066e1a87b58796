package io.fairlead.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Documents that are made from the program. A stale one fails its test; `-Dfairlead.docs.write=true` writes it anew.
public final class GeneratedDocs {
    static final String MARKER = "<!-- Made from the program from here on; see GeneratedDocs. -->\n";

    private static final Path DOCS = Path.of("..", "docs");

    private GeneratedDocs() {}

    /// The whole file is made.
    public static void check(String file, String expected) throws IOException {
        Path path = DOCS.resolve(file);
        if (Boolean.getBoolean("fairlead.docs.write")) {
            Files.writeString(path, expected);
        }
        assertThat(Files.readString(path))
                .as("docs/%s; write it anew with -Dfairlead.docs.write=true", file)
                .isEqualTo(expected);
    }

    /// What stands before the marker is written by hand.
    public static void checkBehindMarker(String file, String expected) throws IOException {
        String text = Files.readString(DOCS.resolve(file));
        int marker = text.indexOf(MARKER);
        assertThat(marker).as("docs/%s has its marker", file).isPositive();
        check(file, text.substring(0, marker) + MARKER + "\n" + expected);
    }
}
