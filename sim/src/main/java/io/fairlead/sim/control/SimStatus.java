package io.fairlead.sim.control;

import java.util.List;

/// How the simulator is doing: who is logged on, and the counts since it started; `orders` and `open` count those
/// of earlier runs too. Immutable.
public record SimStatus(
        List<String> loggedOn, long requests, long executions, long rejects, long faults, int orders, int open) {
    /// One line of JSON.
    public String json() {
        String names = String.join("\",\"", loggedOn);
        return "{\"loggedOn\":[" + (loggedOn.isEmpty() ? "" : "\"" + names + "\"") + "],\"requests\":" + requests
                + ",\"executions\":" + executions + ",\"rejects\":" + rejects + ",\"faults\":" + faults
                + ",\"orders\":" + orders + ",\"open\":" + open + "}";
    }
}
