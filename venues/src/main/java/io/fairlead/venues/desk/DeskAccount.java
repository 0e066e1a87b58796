package io.fairlead.venues.desk;

import io.fairlead.core.model.AccountId;

/// How an account of a venue is followed at a moment. Immutable.
///
/// @param login our name of the login that it was found at
/// @param way how what happens to it comes to be known, such as `POLLED` or `STREAMED`
/// @param up whether its picture is kept up
/// @param sinceNanos since when it is followed so, epoch nanoseconds
/// @param problem what is wrong with it, for people; empty while nothing is
/// @param worthProblem why what the venue says that it is worth is not believed; empty if it is
/// @param streamProblem why it is not streamed though it should be; empty otherwise
public record DeskAccount(
        AccountId account,
        String login,
        String way,
        boolean up,
        long sinceNanos,
        String problem,
        String worthProblem,
        String streamProblem) {}
