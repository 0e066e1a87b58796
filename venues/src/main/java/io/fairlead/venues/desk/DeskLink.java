package io.fairlead.venues.desk;

/// How a login of a venue is at a moment. Immutable. Times are epoch nanoseconds, 0 where it never happened.
///
/// @param id our name of it
/// @param state a word for people, such as `LOGGING_IN`
/// @param ready whether orders can be sent over it
/// @param remote where it goes
/// @param failures how many attempts failed in a row
/// @param refusals how many of them the venue refused
/// @param inFlight requests that are not answered
/// @param problem what is wrong; empty while nothing is
public record DeskLink(
        String id,
        String state,
        boolean ready,
        String remote,
        long sinceNanos,
        long heardNanos,
        long sentNanos,
        int failures,
        int refusals,
        int inFlight,
        String problem) {}
