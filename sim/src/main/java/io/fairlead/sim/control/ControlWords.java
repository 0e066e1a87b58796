package io.fairlead.sim.control;

import io.fairlead.core.model.Decimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The words of a control port, and what each does. Put together by one thread, then used by any.
public final class ControlWords {
    private final Map<String, Deed> deeds = new LinkedHashMap<>();

    /// What a word does with the rest of its line. Returns what is said behind `ok`, empty for nothing; an
    /// [IllegalArgumentException] says what is wrong with the line.
    @FunctionalInterface
    public interface Deed {
        String act(String rest);
    }

    /// With another word, told behind the others.
    public ControlWords with(String word, Deed deed) {
        deeds.put(word, deed);
        return this;
    }

    /// With `fault TEXT`, and `fault clear`.
    public ControlWords withFaults(Consumer<String> fault, Runnable clear) {
        return with("fault", text -> {
            if (text.equals("clear")) {
                clear.run();
            } else {
                fault.accept(text);
            }
            return "";
        });
    }

    /// With `move NAME PRICE`.
    public ControlWords withMove(BiConsumer<String, Decimal> move) {
        return with("move", text -> {
            String[] words = text.split("\\s+", -1);
            if (words.length != 2) {
                throw new IllegalArgumentException("expected: move NAME PRICE");
            }
            move.accept(words[0], Decimal.of(words[1]));
            return "";
        });
    }

    /// With `stop`.
    public ControlWords withStop(Runnable stop) {
        return with("stop", _ -> {
            stop.run();
            return "stopping";
        });
    }

    /// Does what a line of text says and returns the line to answer: `ok …` or `error …`.
    public String execute(String line) {
        String[] words = line.strip().split("\\s+", 2);
        Deed deed = deeds.get(words[0]);
        if (deed == null) {
            return "error unknown command; there are: " + String.join(", ", deeds.keySet());
        }
        try {
            String said = deed.act(words.length == 2 ? words[1] : "");
            return said.isEmpty() ? "ok" : "ok " + said;
        } catch (IllegalArgumentException e) {
            return "error " + e.getMessage();
        }
    }
}
