package io.fairlead.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Answers as a gateway's API does, from a script, and remembers what was asked. Its own threads serve.
/// As an extension it ends behind each test.
final class FakeGateway implements AfterEachCallback, AutoCloseable {
    static final String TOKEN = "fl_test";

    final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    record Answer(int status, String type, String body) {}

    /// What one command printed and how it ended.
    record Ran(int exitCode, String out, String err) {}

    FakeGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answers(String methodAndPath, int status, String json) {
        answers.put(
                methodAndPath,
                new Answer(status, status < 400 ? "application/json" : "application/problem+json", json));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add(body.isEmpty() ? line : line + " " + body);
        boolean known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean csv = "text/csv".equals(exchange.getRequestHeaders().getFirst("Accept"));
        Answer answer = answers.getOrDefault(
                (csv ? "CSV " : "") + line,
                new Answer(404, "application/problem+json", "{\"code\":\"NOT_FOUND\",\"detail\":\"no script\"}"));
        if (!known) {
            answer = new Answer(
                    401, "application/problem+json", "{\"code\":\"TOKEN_UNKNOWN\",\"title\":\"No such token\"}");
        }
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    Ran run(String... arguments) {
        return run(context -> context, Map.of("FAIRLEAD_URL", url(), "FAIRLEAD_TOKEN", TOKEN), arguments);
    }

    /// With a person at the terminal who types this.
    Ran runAnswering(String typed, String... arguments) {
        return run(
                context -> new CommandContext(
                        context.out(),
                        context.err(),
                        new BufferedReader(new StringReader(typed)),
                        new CommandContext.Terminal(true, false, false),
                        context.environment(),
                        context.home()),
                Map.of("FAIRLEAD_URL", url(), "FAIRLEAD_TOKEN", TOKEN),
                arguments);
    }

    static Ran run(
            java.util.function.UnaryOperator<CommandContext> changed,
            Map<String, String> environment,
            String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandContext context = new CommandContext(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(new StringReader("")),
                CommandContext.Terminal.NONE,
                new HashMap<>(environment),
                Path.of("/nonexistent"));
        int exitCode = Fairlead.run(changed.apply(context), arguments);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
