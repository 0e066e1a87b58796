package io.fairlead.app.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The control port of a simulated venue in another process, docs/simulator.md. Confined to one thread.
public final class VenueControl implements AutoCloseable {
    private static final int ANSWER_LIMIT_MILLIS = 30_000;

    private final Socket socket;
    private final BufferedReader in;
    private final Writer out;

    /// Connects to the port and shows the token.
    public VenueControl(int port, String token) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(ANSWER_LIMIT_MILLIS);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot reach the venue's control port", e);
        }
        send("auth " + token);
    }

    /// Sends one line and returns what stands behind `ok` in the answer.
    ///
    /// @throws IllegalStateException if the venue refused it
    public String send(String line) {
        String answer = ask(line);
        if (answer == null || !answer.startsWith("ok")) {
            String verb = line.split(" ", 2)[0];
            throw new IllegalStateException("the venue answered '" + answer + "' to " + verb);
        }
        return answer.substring(2).strip();
    }

    /// Ends the venue, which may be gone before its answer is.
    public void stop() {
        String answer = ask("stop");
        if (answer != null && !answer.startsWith("ok")) {
            throw new IllegalStateException("the venue answered '" + answer + "' to stop");
        }
    }

    private @Nullable String ask(String line) {
        try {
            out.write(line + "\n");
            out.flush();
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException("the venue's control port failed", e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the venue's control port", e);
        }
    }
}
