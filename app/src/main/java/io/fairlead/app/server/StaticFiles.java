package io.fairlead.app.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The dashboard and the libraries that it uses, from the class path. Any thread. A path is a plain chain of names: no
/// dots at the front, no escapes, so nothing outside the two folders can be named.
final class StaticFiles {
    private static final String DASHBOARD = "io/fairlead/app/dashboard";
    private static final String WEBJARS = "META-INF/resources";
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9@_-][A-Za-z0-9@._-]*)+");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("mjs", "text/javascript;charset=utf-8"),
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));

    private final Map<String, File> cache = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
    private record File(String type, byte[] bytes, String etag, String cacheControl) {}

    /// The file of a path, 304 if the client has it already; null if there is none.
    @Nullable
    Reply find(String rawPath, String ifNoneMatch) {
        String path = rawPath.equals("/") ? "/index.html" : rawPath;
        if (path.length() > 256 || !PLAIN.matcher(path).matches()) {
            return null;
        }
        File file = cache.get(path);
        if (file == null) {
            file = load(path);
            if (file == null) {
                return null;
            }
            cache.put(path, file);
        }
        Reply reply = ifNoneMatch.equals(file.etag())
                ? new Reply(304, file.type(), new byte[0])
                : new Reply(200, file.type(), file.bytes());
        return reply.with("ETag", file.etag()).with("Cache-Control", file.cacheControl());
    }

    /// The hashes of the page's import maps, which a strict script policy must name; empty if it has none.
    String importMapHashes() {
        File index = load("/index.html");
        if (index == null) {
            return "";
        }
        StringBuilder hashes = new StringBuilder();
        Matcher matcher = IMPORT_MAP.matcher(new String(index.bytes(), StandardCharsets.UTF_8));
        while (matcher.find()) {
            byte[] hash = sha256(matcher.group(1).getBytes(StandardCharsets.UTF_8));
            hashes.append(" 'sha256-")
                    .append(Base64.getEncoder().encodeToString(hash))
                    .append('\'');
        }
        return hashes.toString();
    }

    private static @Nullable File load(String path) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            return null;
        }
        boolean library = path.startsWith("/webjars/");
        String resource = (library ? WEBJARS : DASHBOARD) + path;
        try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                return null;
            }
            byte[] bytes = in.readAllBytes();
            String etag = '"' + HexFormat.of().formatHex(sha256(bytes), 0, 8) + '"';
            // A library's path holds its version; the dashboard's files change with the gateway.
            return new File(type, bytes, etag, library ? "public, max-age=31536000, immutable" : "no-cache");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
