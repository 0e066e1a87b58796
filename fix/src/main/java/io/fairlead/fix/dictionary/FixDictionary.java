package io.fairlead.fix.dictionary;

import io.fairlead.fix.codec.ApplVerId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the messages of one FIX version, or of one counterparty, may and must hold. Immutable; any thread. Read from
/// XML in the format of QuickFIX, so that counterparties' own files can be used.
public final class FixDictionary {
    private final String beginString;
    private final Members header;
    private final Members trailer;
    private final Map<Integer, FieldDefinition> fields;
    private final Map<String, FieldDefinition> fieldsByName;
    private final Map<String, MessageDefinition> messages;

    FixDictionary(
            String beginString,
            Members header,
            Members trailer,
            Map<String, FieldDefinition> fieldsByName,
            Map<String, MessageDefinition> messages) {
        this.beginString = beginString;
        this.header = header;
        this.trailer = trailer;
        this.fieldsByName = Map.copyOf(fieldsByName);
        this.messages = Map.copyOf(messages);
        fields = fieldsByName.values().stream()
                .collect(Collectors.toUnmodifiableMap(FieldDefinition::tag, field -> field, (first, _) -> first));
    }

    /// Our own dictionary of FIX 4.4, with every message of the standard.
    public static FixDictionary fix44() {
        return ours("FIX44.xml");
    }

    /// Our own dictionary of FIXT.1.1: the session messages, header and trailer under FIX 5.0 and later.
    public static FixDictionary fixt11() {
        return ours("FIXT11.xml");
    }

    /// Our own dictionary of FIX 5.0 SP2, with every application message of the standard; its header and trailer are
    /// those of [#fixt11].
    public static FixDictionary fix50sp2() {
        return ours("FIX50SP2.xml");
    }

    /// Our own dictionary of the application messages of a version: FIX 4.4, or FIX 5.0 SP2 for what came after.
    public static FixDictionary of(ApplVerId version) {
        return version.compareTo(ApplVerId.FIX44) <= 0 ? fix44() : fix50sp2();
    }

    private static FixDictionary ours(String name) {
        try (InputStream in = FixDictionary.class.getResourceAsStream("/io/fairlead/fix/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return DictionaryReader.read(in, name);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be read", e);
        }
    }

    /// A dictionary from a file.
    ///
    /// @throws IllegalArgumentException saying what is wrong with the file
    public static FixDictionary of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return DictionaryReader.read(in, file.toString());
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    /// This dictionary with what a counterparty's file adds to it. The file may hold no more than its own fields
    /// and the messages that they go into, and name our fields without defining them again.
    ///
    /// @throws IllegalArgumentException saying what is wrong with the file
    public FixDictionary extendedBy(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            FixDictionary more = DictionaryReader.readExtension(in, file.toString(), this);
            if (!more.beginString.equals(beginString)) {
                throw new IllegalArgumentException(
                        file + " is for " + more.beginString + ", must be for " + beginString);
            }
            return Extension.of(this, more);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    /// The version that it is for, such as `FIX.4.4`.
    public String beginString() {
        return beginString;
    }

    /// The standard header.
    public Members header() {
        return header;
    }

    /// The standard trailer.
    public Members trailer() {
        return trailer;
    }

    /// The field with this tag, or null.
    public @Nullable FieldDefinition field(int tag) {
        return fields.get(tag);
    }

    /// The field with this name, or null.
    public @Nullable FieldDefinition field(String name) {
        return fieldsByName.get(name);
    }

    /// All fields.
    public Collection<FieldDefinition> fields() {
        return fields.values();
    }

    /// The message of this MsgType(35), or null.
    public @Nullable MessageDefinition message(String msgType) {
        return messages.get(msgType);
    }

    /// All messages.
    public Collection<MessageDefinition> messages() {
        return messages.values();
    }
}
