package io.fairlead.app.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects the problems of one file, so that all are told at once. Confined to the thread that reads the file.
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void error(int line, String key, String text, String remedy) {
        found.add(Problem.error(line, key, text, remedy));
    }

    void warning(int line, String key, String text, String remedy) {
        found.add(Problem.warning(line, key, text, remedy));
    }

    boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    /// In the order of the file.
    List<Problem> sorted() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
