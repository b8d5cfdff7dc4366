package dev.baton.audit.lines;

import org.jspecify.annotations.Nullable;

/** A line of an export, read as a JSON object where it is one. */
public final class Line {

    private final long number;
    private final boolean isEnded;
    private final boolean isTooLong;
    private final @Nullable Members members;
    private final @Nullable NoLine fault;

    private Line(ExportLines.Raw raw, @Nullable Members members, @Nullable NoLine fault) {
        number = raw.number();
        isEnded = raw.isEnded();
        isTooLong = raw.isTooLong();
        this.members = members;
        this.fault = fault;
    }

    static Line of(ExportLines.Raw raw, LineReader reader) {
        try {
            return new Line(raw, reader.members(raw), null);
        } catch (NoLine none) {
            return new Line(raw, null, none);
        }
    }

    /** From 1. */
    public long number() {
        return number;
    }

    /** Whether the file ends here, without a line break, in the middle of what may have been longer. */
    public boolean isLastBytes() {
        return !isEnded && !isTooLong;
    }

    public Members members() throws NoLine {
        if (members == null) {
            throw fault == null ? new NoLine("is none") : fault;
        }
        return members;
    }

    int length() {
        return members == null ? 0 : members.bytes().length;
    }
}
