package io.fairlead.core;

import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.MassCancel;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.CancelOnDisconnect;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.PositionChange;
import io.fairlead.core.port.ReconcileTimes;
import io.fairlead.core.port.RecoveryProfile;
import io.fairlead.core.port.VenuePort;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Offers everything and notes what it is asked to do.
final class RecordingPort implements VenuePort {
    static final RecoveryProfile ASKS_TWICE =
            new RecoveryProfile(5_000_000_000L, EnumSet.of(Evidence.ORDER_STATUS, Evidence.MASS_STATUS));
    Capabilities capabilities = Fixture.everything();
    RecoveryProfile profile = ASKS_TWICE;
    ReconcileTimes times = ReconcileTimes.AT_LOGON;
    long copyGraceNanos;
    boolean copiesHaveIdsOfTheStream;
    CancelOnDisconnect cancelOnDisconnect = CancelOnDisconnect.OFF;
    List<String> sessionsToAsk = List.of("");

    /// What stands in the way of single accounts, and what speaks against any order.
    final Map<AccountId, String> obstacles = new LinkedHashMap<>();

    Outcome.@Nullable Refused spent;

    private final List<String> calls;
    private final List<MassCancel> massCancels;
    private final LongSupplier nowNanos;

    /// Whether questions about orders wait until `letLeave`.
    boolean holdsQuestionsUp;

    private final List<Waiting> waiting = new ArrayList<>();

    private record Waiting(Order order, OrderAsking asking) {}

    /// Notes every call, and each mass cancel as it is.
    RecordingPort(List<String> calls, List<MassCancel> massCancels, LongSupplier nowNanos) {
        this.nowNanos = nowNanos;
        this.calls = calls;
        this.massCancels = massCancels;
        without(Capability.MASS_CANCEL);
    }

    @Override
    public String obstacle(AccountId account, boolean reducing) {
        return obstacles.getOrDefault(account, "");
    }

    @Override
    public Outcome.@Nullable Refused objection(boolean reducing, long atNanos) {
        return reducing ? null : spent;
    }

    @Override
    public CancelOnDisconnect cancelOnDisconnect() {
        return cancelOnDisconnect;
    }

    @Override
    public List<String> sessionsToAsk() {
        return sessionsToAsk;
    }

    @Override
    public void massCancel(MassCancel cancel, @Nullable Instrument instrument) {
        calls.add("mass cancel " + cancel.session() + " " + cancel.symbol());
        massCancels.add(cancel);
    }

    @Override
    public RecoveryProfile recovery() {
        return profile;
    }

    @Override
    public long copyGraceNanos() {
        return copyGraceNanos;
    }

    @Override
    public boolean copiesHaveIdsOfTheStream() {
        return copiesHaveIdsOfTheStream;
    }

    @Override
    public ReconcileTimes reconcileTimes() {
        return times;
    }

    void with(Capability capability) {
        capabilities = capabilities.with(capability, true);
    }

    void without(Capability capability) {
        EnumSet<Capability> rest = EnumSet.copyOf(capabilities.others());
        rest.remove(capability);
        capabilities = new Capabilities(capabilities.ordTypes(), capabilities.timesInForce(), rest);
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void submit(Order order) {
        calls.add("submit " + order.id());
    }

    @Override
    public void replace(Order order, OrderId request) {
        calls.add("replace " + order.id() + " " + request);
    }

    @Override
    public void cancel(Order order, OrderId request) {
        calls.add("cancel " + order.id() + " " + request);
    }

    @Override
    public void modifyPosition(PositionChange change) {
        calls.add("modify " + change.position() + ": " + change.before() + " -> " + change.after());
    }

    @Override
    public void queryFills(Account account, long sinceNanos) {
        calls.add("query fills of " + account.id() + " since " + sinceNanos / 1_000_000_000L);
    }

    @Override
    public void queryOrder(Order order, OrderAsking asking) {
        calls.add("query " + order.id());
        if (holdsQuestionsUp) {
            waiting.add(new Waiting(order, asking));
        } else {
            leave(order, asking);
        }
    }

    private void leave(Order order, OrderAsking asking) {
        for (String session : order.session().isEmpty() ? sessionsToAsk : List.of("")) {
            asking.asked(order, session, nowNanos.getAsLong());
        }
    }

    /// Of the questions that wait, the newest about each order leaves: they are all the same.
    void letLeave() {
        Map<Order, OrderAsking> merged = new LinkedHashMap<>();
        waiting.forEach(question -> merged.put(question.order, question.asking));
        waiting.clear();
        merged.forEach(this::leave);
    }

    /// What waits is given up.
    void giveUp() {
        waiting.forEach(question -> question.asking.notAsked(question.order, "", nowNanos.getAsLong()));
        waiting.clear();
    }

    @Override
    public void queryOrders(Account account) {
        calls.add("query all " + account.id());
    }

    @Override
    public void queryPositions(Account account) {
        calls.add("positions " + account.id());
    }
}
