package io.fairlead.sim.desk;

import io.fairlead.sim.match.Answer;

/// What the venue has done since it started. Owned by the desk's thread.
public final class Tally {
    long requests;
    long faults;
    private long executions;
    private long rejects;

    void count(Answer answer) {
        if (answer instanceof Answer.Report report) {
            switch (report.type()) {
                case TRADE -> executions++;
                case REJECTED -> rejects++;
                case NEW, DONE_FOR_DAY, CANCELED, REPLACED, PENDING_CANCEL, STOPPED, SUSPENDED, PENDING_NEW -> {}
                case CALCULATED, EXPIRED, RESTATED, PENDING_REPLACE, TRADE_CORRECT, TRADE_CANCEL, ORDER_STATUS -> {}
            }
        }
    }

    public long requests() {
        return requests;
    }

    public long faults() {
        return faults;
    }

    public long executions() {
        return executions;
    }

    public long rejects() {
        return rejects;
    }
}
