package io.fairlead.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a finished command tells the shell. The numbers are stable: scripts rely on them.
public final class ExitCodes {
    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int UNREACHABLE = 3;
    public static final int NOT_ALLOWED = 4;
    public static final int CHECK_FAILED = 5;

    private ExitCodes() {}

    static Map<String, String> explained() {
        Map<String, String> explained = new LinkedHashMap<>();
        explained.put("0", "done");
        explained.put("1", "refused or failed; nothing changed unless the message says so");
        explained.put("2", "the command line itself is wrong");
        explained.put("3", "no gateway answers; what became of a request that was sent is said");
        explained.put("4", "the token is missing, unknown or not allowed to do this");
        explained.put("5", "a check found errors");
        return explained;
    }
}
