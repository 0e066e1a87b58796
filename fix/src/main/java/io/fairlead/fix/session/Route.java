package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixField;
import io.fairlead.fix.codec.FixMessage;
import java.util.ArrayList;
import java.util.List;

/// Turns the routing fields of a message round, so that its refusal finds the way back to the firm behind the
/// counterparty: OnBehalfOf(115, 116, 144) becomes DeliverTo(128, 129, 145), and the other way about. Stateless.
final class Route {
    private static final int[][] PAIRS = {{128, 115}, {129, 116}, {145, 144}, {115, 128}, {116, 129}, {144, 145}};

    private static final int LONGEST = 64;

    private Route() {}

    /// The fields of the answer; those that the message lacks, leaves empty or fills with what no id is are left out.
    static List<FixField> back(FixMessage message) {
        List<FixField> fields = new ArrayList<>();
        for (int[] pair : PAIRS) {
            String value = message.string(pair[1], "");
            if (!value.isEmpty() && value.length() <= LONGEST && printable(value)) {
                fields.add(new FixField(pair[0], value));
            }
        }
        return fields;
    }

    private static boolean printable(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
