package io.fairlead.app.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Files that nobody but their owner may open. Any thread.
public final class OwnerOnly {
    private static final int MAX_SECRET_BYTES = 64 * 1024;
    private static final Set<PosixFilePermission> FILE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private OwnerOnly() {}

    /// The first line of a file, which must be closed to others.
    ///
    /// @throws SecretException if there is no such file, or others may open it
    public static Secret readSecret(Path file) {
        byte[] bytes = read(file);
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        Secret secret = Secret.ofUtf8(Arrays.copyOf(bytes, end));
        Arrays.fill(bytes, (byte) 0);
        return secret;
    }

    /// A whole file, which must be closed to others.
    ///
    /// @throws SecretException if there is no such file, or others may open it
    public static byte[] read(Path file) {
        try {
            require(file);
            if (Files.size(file) > MAX_SECRET_BYTES) {
                throw new SecretException(file + " is larger than " + MAX_SECRET_BYTES + " bytes: not a secret");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new SecretException("there is no file " + file, e);
        } catch (IOException e) {
            throw new SecretException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void require(Path file) throws IOException {
        Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
        if (!OWNER.containsAll(granted)) {
            throw new SecretException(file + " is open to others (" + PosixFilePermissions.toString(granted)
                    + "): run chmod 600 on it, and change the secret if others were on this machine");
        }
    }

    /// Replaces a file whole or not at all, synced, readable by its owner alone.
    public static void write(Path file, byte[] content) {
        Path absolute = file.toAbsolutePath();
        try {
            Path folder = createFolder(Objects.requireNonNullElse(absolute.getParent(), absolute));
            Path fresh = Files.createTempFile(folder, ".fairlead", ".new", PosixFilePermissions.asFileAttribute(FILE));
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SecretException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /// Makes an empty file that is its owner's alone; leaves one alone that is there.
    public static void create(Path file) {
        Path absolute = file.toAbsolutePath();
        try {
            createFolder(Objects.requireNonNullElse(absolute.getParent(), absolute));
            Files.createFile(absolute, PosixFilePermissions.asFileAttribute(FILE));
        } catch (FileAlreadyExistsException _) {
            return;
        } catch (IOException e) {
            throw new SecretException("cannot create " + file + ": " + e.getMessage(), e);
        }
    }

    /// Makes a folder that is its owner's alone; leaves one alone that is there.
    public static Path createFolder(Path folder) throws IOException {
        return Files.isDirectory(folder)
                ? folder
                : Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER));
    }

    /// Who else may do something in a folder, as `rwxr-xr-x`; empty if nobody.
    ///
    /// @throws SecretException if everybody may write there, and so put their own files in place of ours
    public static Optional<String> openness(Path folder) throws IOException {
        Set<PosixFilePermission> granted = Files.getPosixFilePermissions(folder);
        String shown = PosixFilePermissions.toString(granted);
        if (granted.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new SecretException("everybody may write in " + folder + " (" + shown
                    + "): run chmod 700 on it and look at what is there");
        }
        return OWNER.containsAll(granted) ? Optional.empty() : Optional.of(shown);
    }
}
