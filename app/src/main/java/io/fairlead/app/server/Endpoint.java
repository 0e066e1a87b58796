package io.fairlead.app.server;

/// Answers the requests of one route, on the thread of the request.
@FunctionalInterface
interface Endpoint {
    /// The reply to one request.
    ///
    /// @throws ProblemException to answer with a problem document
    Reply answer(Call call) throws InterruptedException;
}
