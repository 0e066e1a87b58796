package io.fairlead.app.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The bearer tokens of one gateway, in a file that only its owner may read. The file holds SHA-256 hashes of 256-bit
/// random tokens, so whoever reads it cannot use it. Any thread; changes are serialised by a lock and on disk before
/// they count.
public final class TokenStore {
    static final String PREFIX = "fl_";

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final LongSupplier nowNanos;
    private final SecureRandom random = new SecureRandom();
    private volatile List<Token> tokens;

    private TokenStore(Path file, LongSupplier nowNanos, List<Token> tokens) {
        this.file = file;
        this.nowNanos = nowNanos;
        this.tokens = List.copyOf(tokens);
    }

    /// What is known of a token; never the token itself. `createdNanos` is epoch time.
    public record Token(String id, String name, Role role, long createdNanos, String sha256) {
        @Override
        public String toString() {
            return "Token[" + id + ", " + name + ", " + role + "]";
        }
    }

    /// A token just made. `secret` is shown once and kept nowhere.
    public record Issued(Token token, String secret) {
        @Override
        public String toString() {
            return "Issued[" + token + ", ***]";
        }
    }

    /// Opens the file, which need not exist yet.
    ///
    /// @throws IllegalStateException if others than its owner may read it, or it is not a token file
    public static TokenStore open(Path file, LongSupplier nowNanos) {
        try {
            if (Files.notExists(file)) {
                return new TokenStore(file, nowNanos, List.of());
            }
            requireOwnerOnly(file);
            return new TokenStore(file, nowNanos, read(Files.readAllBytes(file)));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("cannot read the token file " + file + ": " + e.getMessage(), e);
        }
    }

    /// Makes the first admin token if there is no token at all; null otherwise.
    public synchronized @Nullable Issued issueFirst() {
        return tokens.isEmpty() ? issue("admin", Role.ADMIN) : null;
    }

    /// Makes a token. It counts once the file holds it.
    public synchronized Issued issue(String name, Role role) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byte[] id = new byte[6];
        random.nextBytes(id);
        Token token = new Token(
                HexFormat.of().formatHex(id),
                name,
                role,
                nowNanos.getAsLong(),
                HexFormat.of().formatHex(hash(secret)));
        List<Token> more = new ArrayList<>(tokens);
        more.add(token);
        save(more);
        return new Issued(token, secret);
    }

    /// What became of a revocation.
    public enum Revocation {
        REVOKED,
        UNKNOWN,
        LAST_ADMIN
    }

    public synchronized Revocation revoke(String id) {
        Token token = byId(id);
        if (token == null) {
            return Revocation.UNKNOWN;
        }
        List<Token> rest = tokens.stream().filter(t -> !t.id().equals(id)).toList();
        if (token.role() == Role.ADMIN && rest.stream().noneMatch(t -> t.role() == Role.ADMIN)) {
            return Revocation.LAST_ADMIN;
        }
        save(rest);
        return Revocation.REVOKED;
    }

    public List<Token> list() {
        return tokens;
    }

    /// The token of this secret, or null. Takes the same time whichever token it is.
    public @Nullable Token find(String secret) {
        byte[] hash = hash(secret);
        Token found = null;
        for (Token token : tokens) {
            if (MessageDigest.isEqual(hash, HexFormat.of().parseHex(token.sha256()))) {
                found = token;
            }
        }
        return found;
    }

    /// Whether a token was not revoked since it was found.
    boolean knows(String id) {
        return byId(id) != null;
    }

    private @Nullable Token byId(String id) {
        for (Token token : tokens) {
            if (token.id().equals(id)) {
                return token;
            }
        }
        return null;
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new IllegalStateException("the token file " + file + " is open to others ("
                    + PosixFilePermissions.toString(permissions) + "): run chmod 600 on it");
        }
    }

    private static List<Token> read(byte[] bytes) throws IOException {
        List<Token> tokens = new ArrayList<>();
        for (JsonNode node : MAPPER.readTree(bytes).path("tokens")) {
            String sha256 = node.path("sha256").asText();
            if (sha256.length() != 64) {
                throw new IllegalArgumentException("a token without its hash");
            }
            HexFormat.of().parseHex(sha256);
            tokens.add(new Token(
                    node.path("id").asText(),
                    node.path("name").asText(),
                    Role.valueOf(node.path("role").asText()),
                    node.path("createdNanos").asLong(),
                    sha256));
        }
        return tokens;
    }

    private void save(List<Token> changed) {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode list = root.putArray("tokens");
        for (Token token : changed) {
            list.addObject()
                    .put("id", token.id())
                    .put("name", token.name())
                    .put("role", token.role().name())
                    .put("createdNanos", token.createdNanos())
                    .put("sha256", token.sha256());
        }
        try {
            writeOwnerOnly(root.toPrettyString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the token file " + file, e);
        }
        tokens = List.copyOf(changed);
    }

    /// The new file is synced before it takes the place of the old one: a crash leaves one or the other, whole.
    private void writeOwnerOnly(String text) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path fresh = Files.createTempFile(
                absolute.getParent(), "tokens", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(absolute.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
