package io.fairlead.app.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/// A configuration file as it was read: usable settings, or everything that is wrong with it.
public sealed interface ConfigFile {
    /// Warnings, and errors if there are any, in the order of the file.
    List<Problem> problems();

    /// Nothing stands in the way of a start; there may be warnings.
    record Sound(Settings settings, List<Problem> problems) implements ConfigFile {}

    /// Not to be started with.
    record Broken(List<Problem> problems) implements ConfigFile {}

    /// Reads a file. The environment is that of the process: `${NAME}` and `FAIRLEAD_…` take their values from it.
    static ConfigFile read(Path file, Map<String, String> environment) {
        try {
            if (Files.size(file) > YamlText.MAX_CHARACTERS) {
                return broken("the file is larger than " + YamlText.MAX_CHARACTERS + " bytes", "");
            }
            Path folder = file.toAbsolutePath().normalize().getParent();
            return parse(Files.readString(file), folder == null ? Path.of("/") : folder, environment);
        } catch (NoSuchFileException e) {
            return broken("there is no such file", "`fairlead init fixlp` writes one");
        } catch (CharacterCodingException e) {
            return broken("the file is not UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            return broken("the file cannot be read: " + e.getMessage(), "");
        }
    }

    /// Reads text; relative paths start from `base`.
    static ConfigFile parse(String text, Path base, Map<String, String> variables) {
        Problems problems = new Problems();
        MappingNode top = YamlText.parse(text, problems);
        Settings settings = top == null ? null : settings(top, base, variables, problems);
        return settings == null ? new Broken(problems.sorted()) : new Sound(settings, problems.sorted());
    }

    private static @Nullable Settings settings(
            MappingNode top, Path base, Map<String, String> variables, Problems problems) {
        Environment environment = new Environment(variables);
        Values values = new DocumentReader(environment, base, problems).read(Settings.TABLE, top, KeyPath.ROOT);
        Consistency.check(values, problems);
        environment.warnOfStrays(problems);
        return problems.hasErrors() ? null : Settings.of(values);
    }

    private static Broken broken(String text, String remedy) {
        return new Broken(List.of(Problem.error(0, "", text, remedy)));
    }
}
