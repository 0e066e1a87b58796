package io.fairlead.core;

import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventFormatException;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import org.jspecify.annotations.Nullable;

/// An account and what it may do. Changed by `CoreState` alone.
public final class AccountState {
    private Account account;
    private @Nullable Decimal armedMaxUnits;
    private boolean flattening;
    private boolean owesPast;
    private Recovery recovery = new Recovery(RecoveryStep.SESSION, 0, "not asked yet");
    private @Nullable ReportedValues values;
    private @Nullable ReportedValues otherValues;

    AccountState(Account account) {
        this.account = account;
    }

    void write(SectionWriter to) {
        to.account(account);
        to.values().decimal(armedMaxUnits);
        to.out().bool(flattening);
        write(values, to);
        write(otherValues, to);
        to.out().constant(recovery.step());
        to.out().signed(recovery.sinceNanos());
        to.out().text(recovery.note());
        to.out().bool(owesPast);
    }

    static AccountState read(SectionReader from) {
        AccountState state = new AccountState(from.account());
        state.armedMaxUnits = from.values().decimalOrNull();
        state.flattening = from.in().bool();
        state.values = readValues(from);
        state.otherValues = readValues(from);
        state.recovery = new Recovery(
                from.in().constant(RecoveryStep.values()),
                from.in().signed(),
                from.in().text());
        state.owesPast = from.version() >= 2 && from.in().bool();
        return state;
    }

    private static void write(@Nullable ReportedValues values, SectionWriter to) {
        to.out().bool(values != null);
        if (values != null) {
            to.event(new Event.VenueSaid(values.receivedNanos(), values.said(), null));
        }
    }

    private static @Nullable ReportedValues readValues(SectionReader from) {
        if (!from.in().bool()) {
            return null;
        }
        if (from.event() instanceof Event.VenueSaid heard && heard.said() instanceof AccountValues said) {
            return new ReportedValues(said, heard.atNanos());
        }
        throw new EventFormatException("the values of an account are missing");
    }

    public Account account() {
        return account;
    }

    /// The largest order that an armed live account may place; null while it is not armed.
    public @Nullable Decimal armedMaxUnits() {
        return armedMaxUnits;
    }

    /// Whether it needs arming, and is not armed.
    public boolean isSafe() {
        return account.kind() == AccountKind.LIVE && armedMaxUnits == null;
    }

    /// Whether it is being emptied.
    public boolean isFlattening() {
        return flattening;
    }

    /// Whether orders of it may be at the venue that the log lost with its end, and its plan was not complete since.
    public boolean owesPast() {
        return owesPast;
    }

    void owePast() {
        owesPast = true;
    }

    /// What the venue said last of the account's worth; null if it never did. How old that is, its time tells.
    public @Nullable ReportedValues values() {
        return values;
    }

    /// What another of the venue's sources said last; null if there is only one, or none.
    public @Nullable ReportedValues otherValues() {
        return otherValues;
    }

    void valued(ReportedValues newest) {
        if (values != null && !values.said().source().equals(newest.said().source())) {
            otherValues = values;
        }
        values = newest;
    }

    /// Where its recovery plan stands.
    public Recovery recovery() {
        return recovery;
    }

    void recovery(Recovery now) {
        recovery = now;
        owesPast &= !now.step().isOpen();
    }

    void define(Account definition) {
        account = definition;
    }

    void arm(@Nullable Decimal maxUnits) {
        armedMaxUnits = maxUnits;
    }

    void flattening(boolean value) {
        flattening = value;
    }
}
