package io.fairlead.app.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process of the product, started with the Java and the flags of this one. Owned by the demo's main thread.
///
/// It ignores the terminal's Ctrl-C, so that the demo can stop the gateway before the venue.
public final class ChildProcess implements AutoCloseable {
    private final String name;
    private final Process process;
    private final BufferedReader output;

    private ChildProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Starts a command line of the product; what it prints to standard error goes to `errors`.
    public static ChildProcess start(
            String name, List<String> arguments, Map<String, String> environment, Path errors) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        command.add(ProcessHandle.current().info().command().orElse("java"));
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!flag.startsWith("-agentlib") && !flag.startsWith("-javaagent")) {
                command.add(flag);
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.fairlead.app.Main"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(name, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    /// The next line it prints.
    ///
    /// @throws IllegalStateException if it ended instead
    public String line() {
        try {
            String line = output.readLine();
            if (line == null) {
                process.waitFor(1, TimeUnit.SECONDS);
                throw new IllegalStateException(name + " ended before it was ready");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what " + name + " prints", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Asks it to end (SIGTERM) and waits; what it still prints is returned. Kills it when the time is over, which is
    /// said.
    public List<String> stop(Duration patience) {
        process.toHandle().destroy(); // Process.destroy would close the pipe that its last words come through
        return awaitEnd(patience);
    }

    /// Waits for it to end by itself; kills it when the time is over, which is said.
    public List<String> awaitEnd(Duration patience) {
        List<String> printed = new ArrayList<>();
        Thread reader = Thread.ofVirtual().start(() -> output.lines().forEach(printed::add));
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                reader.join();
                printed.add(name + " did not end within " + patience.toSeconds() + " s and was killed");
                return printed;
            }
            reader.join();
            return printed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    /// The exit code; only once it has ended.
    public int exitCode() {
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
