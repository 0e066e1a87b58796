package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.gateway.MassStatus;
import io.fairlead.gateway.MassStatusDesk;
import io.fairlead.gateway.MassStatusDesk.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The orders that venues have by their own lists, beside ours.
final class MassStatusEndpoints {
    static final String WHOLE = "X-Whole";

    /// What the engine may take longer than the venue.
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Views views;
    private final MassStatusDesk desk;
    private final Duration patience;

    MassStatusEndpoints(Views views, MassStatusDesk desk, Duration patience) {
        this.views = views;
        this.desk = desk;
        this.patience = patience;
    }

    /// Symbol and side narrow the venue's list where it can do that, the rest narrows what is shown of it.
    Reply list(Call call) throws InterruptedException {
        Query query = call.query();
        AccountId account = query.optional("account", AccountId::new);
        Symbol symbol = query.optional("symbol", Symbol::new);
        Side side = query.optional("side", text -> Fields.constant(text, Side.class));
        MassStatusJson.Shown shown = new MassStatusJson.Shown(
                query.optional("status", MassStatusEndpoints::statuses),
                query.optional("since", Times::epochNanos),
                query.flag("differing"));
        query.done();
        List<AccountId> accounts = account == null ? everyAccount() : List.of(account);
        List<CompletableFuture<Answer>> asked = accounts.stream()
                .map(each -> desk.ask(each, symbol, side, patience))
                .toList();
        Collected all = new Collected(account != null, shown);
        for (int i = 0; i < asked.size(); i++) {
            all.take(accounts.get(i), await(asked.get(i)));
        }
        return all.reply(call, views.readSide().position());
    }

    private List<AccountId> everyAccount() {
        return views.readSide().accounts().stream()
                .map(each -> each.account().id())
                .toList();
    }

    private static Set<String> statuses(String text) {
        return Stream.of(text.split(",", -1)).collect(Collectors.toUnmodifiableSet());
    }

    private Answer await(CompletableFuture<Answer> answer) throws InterruptedException {
        try {
            return answer.get(patience.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            throw new ProblemException(ApiError.OVERLOADED.problem());
        }
    }

    /// The lists of all accounts that were asked for. Of one that was named, a refusal is the answer; of others it is
    /// something that is missing.
    private static final class Collected {
        private final boolean named;
        private final MassStatusJson.Shown shown;
        private final List<ObjectNode> rows = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();
        private @Nullable Long askedNanos;

        Collected(boolean named, MassStatusJson.Shown shown) {
            this.named = named;
            this.shown = shown;
        }

        void take(AccountId account, Answer answer) {
            switch (answer) {
                case Answer.Told(MassStatus list) -> {
                    askedNanos = askedNanos == null ? list.askedNanos() : askedNanos;
                    rows.addAll(MassStatusJson.rows(list, shown));
                    list.missing().forEach(what -> missing.add(account + ": " + what));
                }
                case Answer.NotAsked(Outcome.Refused why) -> {
                    if (named) {
                        throw new ProblemException(Denials.problem(why));
                    }
                    missing.add(account + ": " + why.code() + ", " + why.remedy());
                }
            }
        }

        Reply reply(Call call, long position) {
            Lists.Rows list = new Lists.Rows(rows, null, position);
            boolean whole = missing.isEmpty();
            if (call.wantsCsv()) {
                return Lists.reply(call, Lists.AT_VENUE_COLUMNS, list).with(WHOLE, Boolean.toString(whole));
            }
            ObjectNode json = Lists.json(list);
            json.put("whole", whole);
            ArrayNode lacks = json.putArray("missing");
            missing.forEach(lacks::add);
            json.put("askedAt", askedNanos == null ? null : Times.iso(askedNanos));
            return Reply.json(200, json);
        }
    }
}
