package io.fairlead.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the word that a person probably meant.
public final class Suggestion {
    private Suggestion() {}

    /// `did you mean 'port'?`, or the whole choice where nothing is near and the choice is short, or nothing.
    public static String among(Collection<String> known, String written) {
        Optional<String> near = nearest(known, written);
        if (near.isPresent()) {
            return "did you mean '" + near.get() + "'?";
        }
        return known.isEmpty() || known.size() > 12 ? "" : "known here: " + String.join(", ", known);
    }

    static Optional<String> nearest(Collection<String> known, String written) {
        String plain = plain(written);
        int tolerated = Math.max(1, plain.length() / 3);
        return known.stream()
                .filter(candidate -> distance(plain(candidate), plain) <= tolerated)
                .min(Comparator.comparingInt(candidate -> distance(plain(candidate), plain)));
    }

    /// Camel case, underscores and dashes are the same slip.
    private static String plain(String word) {
        return word.replaceAll("[-_ .]", "").toLowerCase(Locale.ROOT);
    }

    /// Levenshtein's distance, a swap of neighbours counting as one step.
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
