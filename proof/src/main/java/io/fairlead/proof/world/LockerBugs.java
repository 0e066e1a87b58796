package io.fairlead.proof.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.GuardRules;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.gateway.GuardPlan;
import io.fairlead.gateway.Seams;
import io.fairlead.gateway.TradeLockerPlan;
import io.fairlead.gateway.VenuePlan;
import io.fairlead.proof.web.RetryingHttp;
import io.fairlead.proof.web.TwistedHttp;
import io.fairlead.proof.web.TwistedHttp.Twist;
import io.fairlead.proof.web.TwistedHttp.Which;
import io.fairlead.proof.world.locker.LockerPlan;
import io.fairlead.venues.tradelocker.TradeLockerLines;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpOutcome;
import io.fairlead.venues.web.WebStreams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Mistakes that gateways make at a TradeLocker, which knows no ids of ours and promises nothing twice. Stateless.
final class LockerBugs {
    private static final Which PLACE = new Which("POST", "/orders");
    private static final Which CLOSE = new Which("DELETE", "/trade/positions/");
    private static final Which POSITIONS = new Which("GET", "/positions");
    private static final Which HISTORY = new Which("GET", "/ordersHistory");
    private static final Pattern STRETCH = Pattern.compile("from=(\\d+)&to=(\\d+)");

    /// The adapter asks up to a minute ahead, for clocks that differ.
    private static final long NEWEST_MILLIS = 65_000;

    static final List<PlantedBug> ALL = List.of(
            bug(
                    "places-again-without-a-reply",
                    "an order whose reply is lost is sent again",
                    http(sound -> new RetryingHttp(sound, PLACE, HttpOutcome.Lost.class::isInstance))),
            bug(
                    "closes-again-without-a-reply",
                    "a close whose reply is lost is sent again",
                    http(sound -> new RetryingHttp(sound, CLOSE, HttpOutcome.Lost.class::isInstance))),
            bug(
                    "takes-a-lost-reply-for-not-sent",
                    "what has no reply counts as not sent",
                    venues(PlantedLockers.Certain::new)),
            bug(
                    "trusts-one-reading",
                    "one reading of the lists without the order proves that it never arrived",
                    venues(PlantedLockers.Credulous::new)),
            bug(
                    "counts-absence-at-once",
                    "a reading counts though the request may still arrive",
                    venues(PlantedLockers.Hasty::new)),
            bug(
                    "believes-an-equity-of-zero",
                    "an account is worth nothing as soon as the venue says so",
                    believing().withVenues(PlantedLockers.Poor::new)),
            bug(
                    "takes-a-stream-for-whole",
                    "a stream counts as the whole picture from its first word on",
                    streams(HastyStreams::new)),
            bug(
                    "forgets-a-page-of-history",
                    "of a history that has more, the first answer counts as all",
                    http(twisted(HISTORY, Twist.reply(LockerBugs::withoutMore)))),
            bug(
                    "reads-the-newest-history-only",
                    "the history is read of the last moments, whatever is asked about",
                    http(twisted(HISTORY, Twist.address(LockerBugs::newest)))),
            bug(
                    "adopts-a-look-alike",
                    "an order of the same instrument and side is taken for the one without an answer",
                    venues(PlantedLockers.Mistaking::new)),
            bug(
                    "asks-again-at-once",
                    "a question that is one too many is asked again at once",
                    http(sound -> new RetryingHttp(sound, POSITIONS, LockerBugs::isTooMany))));

    private LockerBugs() {}

    private static PlantedBug bug(String key, String words, Substitutes substitutes) {
        return new PlantedBug(key, words, LockerPlan::isIn, substitutes);
    }

    private static Substitutes venues(Supplier<Seams.AroundVenues> twisted) {
        return Substitutes.NONE.withVenues(twisted);
    }

    private static Substitutes http(UnaryOperator<Http> around) {
        return lines(network ->
                new TradeLockerLines.Network(around.apply(network.http()), network.streams(), network.tokens()));
    }

    private static UnaryOperator<Http> twisted(Which which, Twist twist) {
        return sound -> new TwistedHttp(sound, which, twist);
    }

    private static Substitutes streams(UnaryOperator<WebStreams> around) {
        return lines(network ->
                new TradeLockerLines.Network(network.http(), around.apply(network.streams()), network.tokens()));
    }

    private static Substitutes lines(UnaryOperator<TradeLockerLines.Network> around) {
        return Substitutes.NONE.withConfig(old -> {
            List<VenuePlan> venues = new ArrayList<>();
            for (VenuePlan each : old.venues()) {
                venues.add(
                        switch (each) {
                            case TradeLockerPlan plan -> reached(plan, around);
                            case GatewayConfig.FixLp provider -> provider;
                        });
            }
            return old.withVenues(venues);
        });
    }

    private static TradeLockerPlan reached(TradeLockerPlan plan, UnaryOperator<TradeLockerLines.Network> around) {
        if (!(plan.access() instanceof TradeLockerLines lines)) {
            throw new IllegalStateException("a world's venue is reached by lines, was " + plan.access());
        }
        TradeLockerLines other = new TradeLockerLines(lines.settings(), around.apply(lines.network()), lines.chance());
        return new TradeLockerPlan(plan.settings(), other, plan.idle());
    }

    /// Guards that believe any jump.
    private static Substitutes believing() {
        return Substitutes.NONE.withConfig(old -> {
            Map<AccountId, GuardRules> rules = new LinkedHashMap<>();
            old.guards().rules().forEach((account, each) -> rules.put(account, believing(each)));
            return old.withGuards(new GuardPlan(rules, old.guards().news()));
        });
    }

    private static GuardRules believing(GuardRules old) {
        GuardRules.Trust trust = old.trust();
        return new GuardRules(
                old.name(),
                old.firm(),
                old.startBalance(),
                old.venueReports(),
                old.day(),
                old.dailyLoss(),
                old.drawdown(),
                old.caps(),
                old.locking(),
                new GuardRules.Trust(trust.staleNanos(), 1_000, trust.settleNanos(), trust.aloneNanos()),
                old.windows());
    }

    private static void withoutMore(ObjectNode body) {
        if (body.path("d") instanceof ObjectNode told && told.has("hasMore")) {
            told.put("hasMore", false);
        }
    }

    private static String newest(String address) {
        Matcher stretch = STRETCH.matcher(address);
        if (!stretch.find()) {
            return address;
        }
        long to = Long.parseLong(stretch.group(2));
        long from = Math.max(Long.parseLong(stretch.group(1)), to - NEWEST_MILLIS);
        return stretch.replaceFirst("from=" + from + "&to=" + to);
    }

    private static boolean isTooMany(HttpOutcome outcome) {
        return outcome instanceof HttpOutcome.Answered answered && answered.status() == 429;
    }
}
