package io.fairlead.app.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.app.secret.OwnerOnly;
import io.fairlead.app.secret.SecretException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How commands of the same user find a running gateway: a small owner-only file that it keeps in its data folder
/// and in `~/.fairlead`. `tokenFile` may not exist: then the person names another token.
public record Discovery(String url, long pid, Path dataDir, Path tokenFile) {
    public static final String FILE = "gateway.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /// The place where the newest gateway of a user says where it is.
    public static Path ofUser(Path home) {
        return home.resolve(".fairlead").resolve(FILE);
    }

    public void write(Path file) {
        String text = JSON.createObjectNode()
                .put("url", url)
                .put("pid", pid)
                .put("dataDir", dataDir.toString())
                .put("tokenFile", tokenFile.toString())
                .toPrettyString();
        OwnerOnly.write(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// What a gateway left in its own data folder; empty if none runs there. A file that speaks of another folder came
    /// with somebody else's, and must not call for a token of ours.
    ///
    /// @throws IllegalStateException if the file is damaged, or others may open it
    public static Optional<Discovery> in(Path folder) {
        return read(folder.resolve(FILE)).filter(found -> found.isOf(folder));
    }

    /// Empty if there is no such file, or it was left behind by a process that is gone. The file says where tokens are
    /// sent to: so it must be its owner's alone.
    ///
    /// @throws IllegalStateException if the file is damaged, or others may open it
    public static Optional<Discovery> read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            JsonNode json = JSON.readTree(OwnerOnly.read(file));
            Discovery found = new Discovery(
                    json.path("url").asText(),
                    json.path("pid").asLong(),
                    Path.of(json.path("dataDir").asText()),
                    Path.of(json.path("tokenFile").asText()));
            boolean alive =
                    ProcessHandle.of(found.pid()).map(ProcessHandle::isAlive).orElse(false);
            return alive ? Optional.of(found) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " is damaged; remove it: " + e.getMessage(), e);
        } catch (SecretException e) {
            throw new IllegalStateException(file + " may not be ours: " + e.getMessage(), e);
        }
    }

    private boolean isOf(Path folder) {
        try {
            return Files.isSameFile(dataDir, folder) && dataDir.equals(tokenFile.getParent());
        } catch (IOException _) {
            return false; // there is no such folder
        }
    }

    /// Takes the file away, unless another gateway has put its own in its place.
    public void remove(Path file) {
        try {
            if (read(file).filter(this::equals).isPresent()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot remove " + file, e);
        }
    }
}
