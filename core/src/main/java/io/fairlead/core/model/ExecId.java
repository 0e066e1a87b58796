package io.fairlead.core.model;

/// ExecID(17): the venue's id of one execution report.
public record ExecId(String value) {
    public ExecId {
        Ids.check("ExecId", value, 128);
    }

    @Override
    public String toString() {
        return value;
    }
}
