package io.fairlead.proof.kit;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.gateway.SessionView;
import io.fairlead.proof.truth.Standing;
import java.util.List;
import java.util.Objects;

/// 170 to 176: where news comes by a stream beside the requests: whole, cut, ended with a word, silent and refused.
final class StreamCases {
    private StreamCases() {}

    static List<KitCase> all() {
        return List.of(
                of(170, "the stream alone tells what becomes of orders", StreamCases::tellsAlone),
                of(171, "behind a cut the whole picture is told again", stand -> comesBack(stand, new Act.Cut())),
                of(
                        172,
                        "a stream that the venue ends with a word comes back",
                        stand -> comesBack(stand, new Act.Dismiss())),
                of(173, "a stream that falls silent is noticed", StreamCases::fallsSilent),
                of(174, "a stream that is refused for its rate comes back", stand -> isRefused(stand, "rateLimit")),
                of(175, "a stream whose token has expired gets another", stand -> isRefused(stand, "invalidJwt")),
                of(
                        176,
                        "an account whose stream is refused for good is followed all the same",
                        stand -> isRefused(stand, "unauthorized")));
    }

    private static KitCase of(int number, String title, KitCase.Play play) {
        return KitCase.of(number, title, play).needing(new Need.Type(OrdType.LIMIT), new Need.By(Declared.Way.STREAM));
    }

    /// Lists are lost from here on: whatever is known, the stream has told.
    private static void tellsAlone(Stand stand) {
        streams(stand);
        OrderId buying = stand.place(LifecycleCases.resting(stand, Side.BUY), OrderStatus.NEW);
        OrderId selling = stand.place(LifecycleCases.resting(stand, Side.SELL), OrderStatus.NEW);
        stand.act(new Act.LoseReads());
        stand.act(new Act.Move(stand.scaled(stand.best(Side.BUY), "0.95")));
        stand.there().stands(buying, Standing.FILLED);
        stand.becomes(buying, OrderStatus.FILLED);
        Stand.holds(stand.status(selling) == OrderStatus.NEW, "an order is " + stand.status(selling));
        stand.there().agrees();
    }

    /// Everything happens while the stream is away.
    private static void comesBack(Stand stand, Act end) {
        OrderId buying = stand.place(LifecycleCases.resting(stand, Side.BUY), OrderStatus.NEW);
        OrderId selling = stand.place(LifecycleCases.resting(stand, Side.SELL), OrderStatus.NEW);
        stand.act(end);
        stand.act(new Act.Move(stand.scaled(stand.best(Side.BUY), "0.95")));
        stand.act(new Act.TradeElsewhere(Side.SELL, stand.size(2)));
        stand.there().stands(buying, Standing.FILLED);
        stand.becomes(buying, OrderStatus.FILLED);
        Stand.holds(stand.status(selling) == OrderStatus.NEW, "an order is " + stand.status(selling));
        stand.there().agrees();
        stand.holdings().agree();
        streams(stand);
    }

    private static void streams(Stand stand) {
        stand.soon(
                () -> stand.venue().isStreaming() && follows(stand),
                () -> "no stream comes back: " + stand.reads().sessions());
    }

    /// Whether the gateway has the whole picture by its stream, by its own word.
    private static boolean follows(Stand stand) {
        return stand.reads().sessions().stream()
                .map(SessionView::login)
                .filter(Objects::nonNull)
                .flatMap(login -> login.accounts().stream())
                .anyMatch(each -> each.account().equals(stand.account().id())
                        && each.way().equals("STREAMED"));
    }

    private static void fallsSilent(Stand stand) {
        stand.act(new Act.FallSilent());
        OrderId id = stand.place(LifecycleCases.taking(stand, Side.BUY, stand.size()), OrderStatus.FILLED);
        stand.there().stands(id, Standing.FILLED);
        stand.there().agrees();
        stand.holdings().agree();
        stand.act(new Act.Calm());
        streams(stand);
    }

    private static void isRefused(Stand stand, String word) {
        Decimal before = stand.position();
        stand.act(new Act.RefuseStream(word));
        stand.act(new Act.Cut());
        stand.act(new Act.TradeElsewhere(Side.BUY, stand.size(2)));
        stand.soon(
                () -> stand.position().compareTo(before.plus(stand.size(2))) == 0,
                () -> "we hold " + stand.position() + ", before it was " + before);
        stand.there().agrees();
        stand.holdings().agree();
    }
}
