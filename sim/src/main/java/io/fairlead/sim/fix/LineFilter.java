package io.fairlead.sim.fix;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.core.write.WriteRequest;

/// Loses messages on their way out, after QuickFIX/J has numbered and stored them. Any thread.
final class LineFilter extends IoFilterAdapter {
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> toSwallow = new ConcurrentHashMap<>();

    /// Whether heartbeats and test requests to this client reach the wire.
    void heartbeats(String clientCompId, boolean sent) {
        if (sent) {
            silent.remove(clientCompId);
        } else {
            silent.add(clientCompId);
        }
    }

    void swallow(String clientCompId, int messages) {
        toSwallow.computeIfAbsent(clientCompId, _ -> new AtomicInteger()).addAndGet(messages);
    }

    @Override
    public void filterWrite(NextFilter next, IoSession session, WriteRequest request) {
        if (!(request.getMessage() instanceof String message) || !lost(message)) {
            next.filterWrite(session, request);
        }
    }

    private boolean lost(String message) {
        String client = field(message, "56");
        return switch (field(message, "35")) {
            case "0", "1" -> silent.contains(client);
            case "2", "3", "4", "5", "A" -> false;
            default -> takeOne(client);
        };
    }

    private boolean takeOne(String client) {
        AtomicInteger left = toSwallow.get(client);
        return left != null && left.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0;
    }

    /// The first field of that tag behind BeginString(8), empty if there is none.
    static String field(String message, String tag) {
        String start = "\u0001" + tag + "=";
        int from = message.indexOf(start);
        int to = message.indexOf('\u0001', from + 1);
        return from < 0 || to < 0 ? "" : message.substring(from + start.length(), to);
    }
}
