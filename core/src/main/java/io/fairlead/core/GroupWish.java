package io.fairlead.core;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand.PlaceForAccounts;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order for a group with what it names looked up, or what is wrong with it whoever its members are. Immutable; made
/// on the engine thread.
sealed interface GroupWish {
    record Refused(Outcome.Refused why) implements GroupWish {}

    record Clear(AccountGroup group, Instrument instrument, Decimal units) implements GroupWish {}

    static GroupWish of(PlaceForAccounts command, CoreState state) {
        AccountGroup group = state.parents.group(command.group());
        Outcome.Refused refusal = refusal(command, group);
        if (refusal != null) {
            return new Refused(refusal);
        }
        Instrument instrument = state.instrument(command.symbol());
        if (group == null || instrument == null) {
            return new Refused(
                    group == null ? unknownGroup(command.group(), state) : Refusals.symbolUnknown(command.symbol()));
        }
        Decimal units = Placing.unitsOrNull(command.request().quantity(), instrument);
        if (units == null) {
            return new Refused(Refusals.tooLarge(command.request().quantity(), instrument));
        }
        return units.signum() > 0
                ? new Clear(group, instrument, units)
                : new Refused(new Outcome.Refused(
                        DenialCode.QUANTITY_NOT_POSITIVE, "quantity", units.toString(), "send a quantity above zero"));
    }

    private static Outcome.@Nullable Refused refusal(PlaceForAccounts command, @Nullable AccountGroup group) {
        if (command.parent().value().length() > PlaceForAccounts.LONGEST_ID) {
            return new Outcome.Refused(
                    DenialCode.CLIENT_ORDER_ID_TOO_LONG,
                    "clientOrderId",
                    command.parent().value(),
                    "with a group it has at most " + PlaceForAccounts.LONGEST_ID + " characters");
        }
        Instructions given = command.request().flags().instructions();
        boolean whole = group != null && group.balance() != null;
        return whole || (given.maxFloor() == null && given.minQty() == null)
                ? null
                : new Outcome.Refused(
                        DenialCode.INSTRUCTION_NOT_ALLOWED,
                        given.maxFloor() == null ? "minQty" : "maxFloor",
                        "",
                        "leave it out: the members' orders have quantities of their own");
    }

    private static Outcome.Refused unknownGroup(String name, CoreState state) {
        List<String> names =
                state.parents.groups().stream().map(AccountGroup::name).toList();
        String remedy = names.isEmpty() ? "none is configured: see account-groups" : "there are " + names;
        return new Outcome.Refused(DenialCode.ACCOUNT_GROUP_UNKNOWN, "group", name, remedy);
    }
}
