package io.fairlead.app.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.secret.OwnerOnly;
import io.fairlead.app.secret.SecretException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The alerts that stand, in a file, so that what somebody has taken on stays taken on over a restart. Any thread.
///
/// Who acknowledged what is kept in the journal's audit; this is only the board's memory. One that is lost or can't be
/// read makes alerts that are raised anew: noise, never silence.
public final class AlertFile {
    private static final Logger LOG = LoggerFactory.getLogger(AlertFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private List<Alert> kept = List.of();

    public AlertFile(Path file) {
        this.file = file;
    }

    /// What stood when it was written last; nothing if it can't be read.
    public List<Alert> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<Alert> alerts = new ArrayList<>();
            for (JsonNode node : JSON.readTree(Files.readAllBytes(file))) {
                alerts.add(alert(node));
            }
            return List.copyOf(alerts);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("cannot read {}, alerts begin anew: {}", file, e.getMessage());
            return List.of();
        }
    }

    /// Keeps what stands on the board, unless it is the same but for when it was seen last.
    public void keep(AlertBoard board) {
        lock.lock();
        try {
            List<Alert> standing = board.alerts().stream()
                    .filter(Alert::stands)
                    .map(AlertFile::lasting)
                    .toList();
            if (!standing.equals(kept)) {
                OwnerOnly.write(file, text(standing).getBytes(StandardCharsets.UTF_8));
                kept = standing;
            }
        } catch (SecretException e) {
            LOG.error("cannot keep the alerts for the next start: {}", e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    private static Alert lasting(Alert alert) {
        return new Alert(
                alert.id(),
                alert.condition(),
                alert.firstNanos(),
                alert.firstNanos(),
                alert.count(),
                0,
                alert.acknowledged(),
                alert.snoozedUntilNanos());
    }

    private static String text(List<Alert> alerts) {
        ArrayNode array = JSON.createArrayNode();
        for (Alert alert : alerts) {
            ObjectNode node = array.addObject();
            node.put("id", alert.id());
            node.put("kind", alert.condition().kind().name());
            node.put("subject", alert.condition().subject());
            node.put("severity", alert.condition().severity().name());
            node.put("text", alert.condition().text());
            node.put("firstNanos", alert.firstNanos());
            node.put("count", alert.count());
            node.put("snoozedUntilNanos", alert.snoozedUntilNanos());
            Alert.Word word = alert.acknowledged();
            if (word != null) {
                node.putObject("acknowledged")
                        .put("by", word.by())
                        .put("atNanos", word.atNanos())
                        .put("because", word.because());
            }
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(array) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of ours can always be written", e);
        }
    }

    private static Alert alert(JsonNode node) {
        JsonNode word = node.path("acknowledged");
        long first = node.path("firstNanos").asLong();
        return new Alert(
                node.path("id").asLong(),
                new Condition(
                        AlertKind.valueOf(node.path("kind").asText()),
                        node.path("subject").asText(),
                        Severity.valueOf(node.path("severity").asText()),
                        node.path("text").asText()),
                first,
                first,
                node.path("count").asInt(),
                0,
                word.isMissingNode()
                        ? null
                        : new Alert.Word(
                                word.path("by").asText(),
                                word.path("atNanos").asLong(),
                                word.path("because").asText()),
                node.path("snoozedUntilNanos").asLong());
    }
}
