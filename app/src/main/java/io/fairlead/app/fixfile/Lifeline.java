package io.fairlead.app.fixfile;

import io.fairlead.app.fixfile.LogEntry.Message;
import io.fairlead.fix.codec.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which messages are about one order: those whose ClOrdID(11), OrigClOrdID(41) or OrderID(37) hang together through
/// replaces and cancels. A log is read once to learn that and once more to pick. Owned by one thread.
public final class Lifeline {
    private static final int MAX_IDS = 4_000_000;
    private static final Set<String> NO_ORDER = Set.of("", "0", "NONE", "UNKNOWN", "N/A", "[N/A]");

    private final String order;
    private final Map<String, String> parents = new HashMap<>();

    /// `order` is any of its ids.
    public Lifeline(String order) {
        this.order = order;
    }

    /// Notes which ids a message ties together.
    public void learn(Message message) {
        List<String> ids = ids(message);
        for (String id : ids) {
            if (parents.size() < MAX_IDS || parents.containsKey(ids.getFirst())) {
                parents.put(root(id), root(ids.getFirst()));
            }
        }
    }

    /// Whether a message is about the order.
    public boolean has(Message message) {
        return ids(message).stream().anyMatch(this::belongs);
    }

    private boolean belongs(String id) {
        String root = root(id);
        return root.equals(root("client " + order)) || root.equals(root("venue " + order));
    }

    private static List<String> ids(Message message) {
        List<String> ids = new ArrayList<>(3);
        add(ids, "client ", message.value(Tag.CL_ORD_ID));
        add(ids, "client ", message.value(Tag.ORIG_CL_ORD_ID));
        add(ids, "venue ", message.value(Tag.ORDER_ID));
        return ids;
    }

    private static void add(List<String> ids, String kind, @Nullable String id) {
        if (id != null && !NO_ORDER.contains(id)) {
            ids.add(kind + id);
        }
    }

    /// Halves the path on the way, so that long chains of replaces stay cheap.
    private String root(String id) {
        String at = id;
        for (String parent = parents.get(at); parent != null && !parent.equals(at); parent = parents.get(at)) {
            String above = parents.getOrDefault(parent, parent);
            parents.put(at, above);
            at = above;
        }
        return at;
    }
}
