package io.fairlead.core.event;

import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.TimeInForce;
import java.util.ArrayList;
import java.util.List;

/// Writes and reads the events of groups. Stateless.
final class GroupEventCodec {
    private static final Side[] SIDES = Side.values();
    private static final OrdType[] TYPES = OrdType.values();
    private static final TimeInForce[] TIMES = TimeInForce.values();
    private static final GroupPlan.Shape[] SHAPES = GroupPlan.Shape.values();
    private static final GroupPlan.Role[] ROLES = GroupPlan.Role.values();
    private static final GroupPlan.OnRace[] RACES = GroupPlan.OnRace.values();
    private static final DenialCode[] CODES = DenialCode.values();

    private GroupEventCodec() {}

    static int typeOf(GroupEvent event) {
        return switch (event) {
            case GroupEvent.GroupStarted _ -> EventType.GROUP_STARTED;
            case GroupEvent.GroupStopped _ -> EventType.GROUP_STOPPED;
            case GroupEvent.GroupEnded _ -> EventType.GROUP_ENDED;
            case GroupEvent.LegChanged _ -> EventType.LEG_CHANGED;
            case GroupEvent.LegRefused _ -> EventType.LEG_REFUSED;
        };
    }

    static void write(GroupEvent event, ModelWriter model) {
        switch (event) {
            case GroupEvent.GroupStarted e -> {
                model.origin(e.origin());
                plan(e.plan(), model);
            }
            case GroupEvent.GroupStopped e -> {
                model.origin(e.origin());
                model.out().text(e.group().value());
                model.out().text(e.why());
            }
            case GroupEvent.GroupEnded e -> {
                model.out().text(e.group().value());
                model.out().text(e.how());
            }
            case GroupEvent.LegChanged e -> {
                model.origin(e.origin());
                model.out().text(e.group().value());
                model.out().constant(e.role());
                model.decimal(e.price());
                model.decimal(e.stopPx());
            }
            case GroupEvent.LegRefused e -> {
                model.out().text(e.group().value());
                model.out().constant(e.role());
                model.out().constant(e.code());
                model.out().text(e.why());
            }
        }
    }

    private static void plan(GroupPlan plan, ModelWriter model) {
        ByteWriter out = model.out();
        out.text(plan.id().value());
        out.constant(plan.shape());
        model.account(plan.account());
        model.client(plan.client());
        model.symbol(plan.symbol());
        out.constant(plan.side());
        out.text(plan.strategy().value());
        model.decimal(plan.units());
        out.constant(plan.onRace());
        out.unsigned(plan.legs().size());
        for (GroupPlan.Leg leg : plan.legs()) {
            out.constant(leg.role());
            out.constant(leg.side());
            out.constant(leg.type());
            out.constant(leg.timeInForce());
            model.decimal(leg.price());
            model.decimal(leg.stopPx());
            Long expire = leg.expireNanos();
            out.bool(expire != null);
            out.signed(expire == null ? 0 : expire);
            out.bool(leg.reduceOnly());
        }
    }

    static GroupEvent read(int type, long at, ModelReader model) {
        ByteReader in = model.in;
        return switch (type) {
            case EventType.GROUP_STARTED -> new GroupEvent.GroupStarted(at, model.origin(), plan(model));
            case EventType.GROUP_STOPPED ->
                new GroupEvent.GroupStopped(at, model.origin(), new GroupId(in.text()), in.text());
            case EventType.GROUP_ENDED -> new GroupEvent.GroupEnded(at, new GroupId(in.text()), in.text());
            case EventType.LEG_CHANGED ->
                new GroupEvent.LegChanged(
                        at,
                        model.origin(),
                        new GroupId(in.text()),
                        in.constant(ROLES),
                        model.decimalOrNull(),
                        model.decimalOrNull());
            case EventType.LEG_REFUSED ->
                new GroupEvent.LegRefused(
                        at, new GroupId(in.text()), in.constant(ROLES), in.constant(CODES), in.text());
            default -> throw new EventFormatException("event type " + type + " is none of a group");
        };
    }

    private static GroupPlan plan(ModelReader model) {
        ByteReader in = model.in;
        GroupId id = new GroupId(in.text());
        GroupPlan.Shape shape = in.constant(SHAPES);
        var account = model.account();
        var client = model.client();
        var symbol = model.symbol();
        Side side = in.constant(SIDES);
        StrategyId strategy = new StrategyId(in.text());
        var units = model.decimal();
        GroupPlan.OnRace onRace = in.constant(RACES);
        List<GroupPlan.Leg> legs = new ArrayList<>();
        for (int left = in.size(); left > 0; left--) {
            legs.add(leg(model));
        }
        return new GroupPlan(id, shape, account, client, symbol, side, strategy, units, legs, onRace);
    }

    private static GroupPlan.Leg leg(ModelReader model) {
        ByteReader in = model.in;
        GroupPlan.Role role = in.constant(ROLES);
        Side side = in.constant(SIDES);
        OrdType type = in.constant(TYPES);
        TimeInForce timeInForce = in.constant(TIMES);
        var price = model.decimalOrNull();
        var stopPx = model.decimalOrNull();
        boolean expires = in.bool();
        long expireNanos = in.signed();
        return new GroupPlan.Leg(role, side, type, timeInForce, price, stopPx, expires ? expireNanos : null, in.bool());
    }
}
