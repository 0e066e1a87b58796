package io.fairlead.app.config;

/// Something wrong with a configuration file, told so that a person can mend it. `line` is 0 where no line is to blame;
/// `remedy` is empty where there is nothing to suggest.
public record Problem(Severity severity, int line, String key, String text, String remedy) {

    /// An error keeps the gateway from starting; a warning does not.
    public enum Severity {
        ERROR,
        WARNING
    }

    static Problem error(int line, String key, String text, String remedy) {
        return new Problem(Severity.ERROR, line, key, text, remedy);
    }

    static Problem warning(int line, String key, String text, String remedy) {
        return new Problem(Severity.WARNING, line, key, text, remedy);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// One line in the form that editors and terminals link: `file:line: key: text; remedy`.
    public String inFile(String file) {
        StringBuilder shown = new StringBuilder(file);
        if (line > 0) {
            shown.append(':').append(line);
        }
        shown.append(": ").append(severity == Severity.ERROR ? "error: " : "warning: ");
        if (!key.isEmpty()) {
            shown.append(key).append(": ");
        }
        shown.append(text);
        return remedy.isEmpty()
                ? shown.toString()
                : shown.append("; ").append(remedy).toString();
    }
}
