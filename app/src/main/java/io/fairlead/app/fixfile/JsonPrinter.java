package io.fairlead.app.fixfile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.fix.codec.Tag;
import java.io.PrintWriter;
import java.util.List;

/// A log for programs: one JSON object a line, named by its one key `message`, `note`, `garbled`, `gaps`, `latency` or
/// `summary`.
public final class JsonPrinter implements LogPrinter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final FieldNames names;

    public JsonPrinter(PrintWriter out, FieldNames names) {
        this.out = out;
        this.names = names;
    }

    private void print(String kind, ObjectNode content) {
        ObjectNode line = JSON.createObjectNode();
        line.set(kind, content);
        out.println(line);
    }

    private static ObjectNode object(long line, long timeNanos, String session) {
        ObjectNode object = JSON.createObjectNode().put("line", line);
        object.put(
                "time",
                timeNanos == LogEntry.NO_TIME ? null : Printable.time(timeNanos).replace(' ', 'T') + "Z");
        return object.put("session", Printable.of(session));
    }

    @Override
    public void message(LogEntry.Message message) {
        ObjectNode object = object(message.line(), message.timeNanos(), message.session());
        object.put("direction", message.direction().name());
        object.put("type", Printable.of(message.type())).put("name", names.messageName(message.type()));
        object.put("seqNum", message.number(Tag.MSG_SEQ_NUM));
        ArrayNode fields = object.putArray("fields");
        for (LogEntry.Field field : message.fields()) {
            ObjectNode each = fields.addObject().put("tag", field.tag());
            put(each, "name", names.name(field.tag()));
            each.put("value", FieldNames.value(field));
            put(each, "meaning", names.meaning(field));
        }
        print("message", object);
    }

    private static void put(ObjectNode object, String key, String value) {
        if (!value.isEmpty()) {
            object.put(key, value);
        }
    }

    @Override
    public void note(LogEntry.Note note) {
        print("note", object(note.line(), note.timeNanos(), note.session()).put("text", Printable.of(note.text())));
    }

    @Override
    public void garbled(LogEntry.Garbled garbled) {
        print(
                "garbled",
                JSON.createObjectNode()
                        .put("line", garbled.line())
                        .put("why", garbled.why())
                        .put("text", Printable.of(garbled.text().replace('\u0001', '|'))));
    }

    @Override
    public void gaps(List<GapReport.Summary> streams) {
        for (GapReport.Summary stream : streams) {
            ObjectNode object = JSON.createObjectNode()
                    .put("session", Printable.of(stream.session()))
                    .put("direction", Printable.of(stream.direction()))
                    .put("messages", stream.messages())
                    .put("gaps", stream.gaps())
                    .put("resent", stream.resent())
                    .put("duplicates", stream.duplicates())
                    .put("resets", stream.resets());
            ArrayNode missing = object.putArray("missing");
            stream.missing()
                    .forEach(range ->
                            missing.addObject().put("from", range.from()).put("through", range.through()));
            ArrayNode findings = object.putArray("findings");
            for (GapReport.Finding finding : stream.findings()) {
                findings.add(object(finding.line(), finding.timeNanos(), stream.session())
                        .put("text", finding.text()));
            }
            print("gaps", object);
        }
    }

    @Override
    public void latencies(List<LatencyReport.Summary> steps) {
        for (LatencyReport.Summary step : steps) {
            print(
                    "latency",
                    JSON.createObjectNode()
                            .put("step", step.step().name())
                            .put("count", step.count())
                            .put("p50Nanos", step.p50())
                            .put("p99Nanos", step.p99())
                            .put("maxNanos", step.max()));
        }
    }

    @Override
    public void end(Counts counts) {
        print(
                "summary",
                JSON.createObjectNode()
                        .put("files", counts.files())
                        .put("messages", counts.messages())
                        .put("shown", counts.shown())
                        .put("notes", counts.notes())
                        .put("garbled", counts.garbled()));
    }
}
