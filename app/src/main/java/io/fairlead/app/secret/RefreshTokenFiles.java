package io.fairlead.app.secret;

import io.fairlead.venues.tradelocker.rest.TokenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Refresh tokens in files that only their owner may open, one for each login, so that a restart needs no full login.
/// The venue's thread saves and forgets, the executor's threads write; a lock makes the newest word the last one.
public final class RefreshTokenFiles implements TokenStore {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshTokenFiles.class);

    private final Path folder;
    private final Executor writing;
    /// What is to be written yet; null is to be deleted.
    private final Map<String, @Nullable Secret> unwritten = new HashMap<>();

    private final Object pen = new Object();

    public RefreshTokenFiles(Path folder, Executor writing) {
        this.folder = folder;
        this.writing = writing;
    }

    private Path file(String login) {
        if (!SecretRef.NAME.matcher(login).matches()) {
            throw new IllegalArgumentException(
                    "a login whose token is kept has 1 to 64 letters, digits, '.', '_' and '-' in its name");
        }
        return folder.resolve(login + ".refresh");
    }

    /// A file that others may open is not trusted: better a login too many.
    @Override
    public char @Nullable [] load(String login) {
        Path file = file(login);
        if (!Files.exists(file)) {
            return null;
        }
        try (Secret secret = OwnerOnly.readSecret(file)) {
            return secret.isEmpty() ? null : secret.chars();
        } catch (SecretException e) {
            LOG.warn("The refresh token of {} is not used: {}", login, e.getMessage());
            return null;
        }
    }

    @Override
    public void save(String login, char[] refreshToken) {
        change(login, Secret.of(refreshToken.clone()));
    }

    @Override
    public void forget(String login) {
        change(login, null);
    }

    private void change(String login, @Nullable Secret secret) {
        synchronized (unwritten) {
            Secret overtaken = unwritten.put(login, secret);
            if (overtaken != null) {
                overtaken.close();
            }
        }
        writing.execute(() -> write(login));
    }

    private void write(String login) {
        synchronized (pen) {
            Secret secret;
            synchronized (unwritten) {
                if (!unwritten.containsKey(login)) {
                    return; // written with what came before
                }
                secret = unwritten.remove(login);
            }
            try {
                write(file(login), secret);
            } catch (IOException | SecretException e) {
                LOG.warn("The refresh token of {} is not kept: the next start logs in anew. {}", login, e.getMessage());
            }
        }
    }

    private static void write(Path file, @Nullable Secret secret) throws IOException {
        if (secret == null) {
            Files.deleteIfExists(file);
            return;
        }
        byte[] bytes = secret.utf8();
        secret.close();
        OwnerOnly.createFolder(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder"));
        OwnerOnly.write(file, bytes);
        Arrays.fill(bytes, (byte) 0);
    }
}
