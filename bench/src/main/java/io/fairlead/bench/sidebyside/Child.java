package io.fairlead.bench.sidebyside;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A Java process that answers each line on its standard input with one on its output. It can be stopped like a clock,
/// so that it takes no processor time while another is measured. Owned by the thread that starts it.
public final class Child implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    /// What all contenders' libraries need on a current Java: Artio and Aeron use what the JDK keeps to itself.
    private static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.util.zip=ALL-UNNAMED",
            "-Dagrona.disable.bounds.checks=true");

    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream questions;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        questions = new PrintStream(process.getOutputStream(), true, UTF_8);
    }

    /// Starts a main class with this process's class path.
    public static Child start(Class<?> main, List<String> flags, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            String name = arguments.isEmpty() ? main.getSimpleName() : arguments.getFirst();
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new Child(name, process);
        } catch (IOException e) {
            throw new UncheckedIOException("a process could not be started: " + e.getMessage(), e);
        }
    }

    /// Its next line.
    public String answer() {
        return answer(PATIENCE_SECONDS);
    }

    private String answer(long patienceSeconds) {
        CompletableFuture<String> line = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                String next = answers.readLine();
                line.complete(next == null ? "" : next);
            } catch (IOException e) {
                line.completeExceptionally(e);
            }
        });
        try {
            String answer = line.get(patienceSeconds, TimeUnit.SECONDS);
            if (answer.isEmpty()) {
                throw new IllegalStateException(name + " ended without an answer");
            }
            return answer;
        } catch (TimeoutException e) {
            throw new IllegalStateException(name + " did not answer within " + patienceSeconds + " s", e);
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(name + " could not be heard: " + e.getMessage(), e);
        }
    }

    /// Asks, and waits for the answer.
    public String ask(String question) {
        return ask(question, 0);
    }

    /// The same for a question whose answer takes at least so long.
    String ask(String question, int seconds) {
        questions.println(question);
        return answer(PATIENCE_SECONDS + seconds);
    }

    /// Lets it run.
    void resume() {
        signal("-CONT");
    }

    /// Takes the processor away from all of its threads; its connection stays open.
    void suspend() {
        signal("-STOP");
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException(name + " did not take the signal " + signal);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("signals can't be sent: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
