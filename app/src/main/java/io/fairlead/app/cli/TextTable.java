package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Prints rows of JSON as aligned columns, numbers to the right. Immutable.
record TextTable(List<Column> columns, Paint paint) {

    /// A heading and the path of a field, as `quantity.units`.
    record Column(String heading, String path) {
        String cell(JsonNode row) {
            JsonNode node = row;
            for (String name : path.split("\\.", -1)) {
                node = node.path(name);
            }
            boolean nothing = node.isNull()
                    || node.isMissingNode()
                    || (node.isTextual() && node.asText().isEmpty());
            return nothing ? "-" : words(node);
        }

        /// A value as it is, fields of one level as `a=1 b=2`, anything else as JSON.
        private static String words(JsonNode node) {
            if (node.isValueNode()) {
                return shown(node.asText());
            }
            if (!node.isObject() || node.isEmpty() || node.valueStream().anyMatch(JsonNode::isContainerNode)) {
                return node.toString();
            }
            return node.propertyStream()
                    .map(field -> field.getKey() + "=" + shown(field.getValue().asText()))
                    .collect(Collectors.joining(" "));
        }

        /// Times of today's precision are for machines; people get milliseconds, in UTC, as the Z says. Control
        /// characters never reach a terminal.
        private static String shown(String text) {
            String time = text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d\\.\\d{3})\\d*Z$", "$1 $2Z");
            return time.replaceAll("\\p{Cntrl}", "?");
        }
    }

    /// `ID=id QTY=quantity.units …`, in the order of printing.
    static TextTable of(String columns, Paint paint) {
        List<Column> parsed = new ArrayList<>();
        for (String column : columns.strip().split(" +", -1)) {
            int equals = column.indexOf('=');
            parsed.add(new Column(column.substring(0, equals), column.substring(equals + 1)));
        }
        return new TextTable(List.copyOf(parsed), paint);
    }

    void print(Iterable<JsonNode> rows, PrintWriter out) {
        List<List<String>> cells = new ArrayList<>();
        for (JsonNode row : rows) {
            cells.add(columns.stream().map(column -> column.cell(row)).toList());
        }
        int[] widths = new int[columns.size()];
        boolean[] numbers = new boolean[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = columns.get(i).heading().length();
            cells.forEach(row ->
                    widths[column] = Math.max(widths[column], row.get(column).length()));
            numbers[i] = !cells.isEmpty() && cells.stream().allMatch(row -> isNumber(row.get(column)));
        }
        StringBuilder heading = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            append(heading, padded(columns.get(i).heading(), widths[i], numbers[i]));
        }
        out.println(paint.strong(heading.toString().stripTrailing()));
        if (cells.isEmpty()) {
            out.println(paint.faint("none"));
        }
        for (List<String> row : cells) {
            out.println(line(row, widths, numbers));
        }
    }

    private String line(List<String> row, int[] widths, boolean[] numbers) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String text = row.get(i);
            append(line, padded(text, widths[i], numbers[i]).replace(text, paint.word(text)));
        }
        return line.toString().stripTrailing();
    }

    private static void append(StringBuilder line, String cell) {
        line.append(line.isEmpty() ? "" : "  ").append(cell);
    }

    private static boolean isNumber(String text) {
        return text.equals("-") || text.matches("-?[0-9]+(\\.[0-9]+)?");
    }

    private static String padded(String text, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - text.length()));
        return right ? blanks + text : text + blanks;
    }
}
