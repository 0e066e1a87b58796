package io.fairlead.app.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/// Lists as RFC 4180 text. A column is the path to a field of the JSON, such as `quantity.units`. Text that a
/// spreadsheet would take for a formula gets a leading apostrophe.
final class Csv {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Csv() {}

    static String of(List<String> columns, List<ObjectNode> rows) {
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append("\r\n");
        for (ObjectNode row : rows) {
            for (int i = 0; i < columns.size(); i++) {
                csv.append(i == 0 ? "" : ",").append(cell(field(row, columns.get(i))));
            }
            csv.append("\r\n");
        }
        return csv.toString();
    }

    private static JsonNode field(ObjectNode row, String column) {
        JsonNode node = row;
        for (String name : column.split("\\.", -1)) {
            node = node.path(name);
        }
        return node;
    }

    private static String cell(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return "";
        }
        String text = node.isValueNode() ? node.asText() : node.toString();
        boolean formula = !text.isEmpty()
                && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
