package dev.baton.calendar.walk;

/** The working hours of a date cut where pauses begin and end. */
public final class WorkingIntervals {

    private final WorkingDays days;
    private final Pauses pauses;
    private final long[] from;
    private final long[] to;
    private final boolean[] counted;
    private int count;

    public WorkingIntervals(WorkingDays days, Pauses pauses) {
        var most = days.most() + 2 * pauses.count() + 1;
        this.days = days;
        this.pauses = pauses;
        this.from = new long[most];
        this.to = new long[most];
        this.counted = new boolean[most];
    }

    int count() {
        return count;
    }

    long from(int stretch) {
        return from[stretch];
    }

    long to(int stretch) {
        return to[stretch];
    }

    boolean isCounted(int stretch) {
        return counted[stretch];
    }

    void load(long date) {
        count = 0;
        days.load(date);
        for (int i = 0; i < days.count(); i++) {
            cut(days.from(i), days.to(i));
        }
    }

    private void cut(long start, long end) {
        var done = start;
        for (int i = pauses.firstEndingAfter(start); i < pauses.count() && pauses.from(i) < end; i++) {
            var pause = Math.max(done, pauses.from(i));
            var resume = Math.min(end, pauses.to(i));
            add(done, pause, true);
            add(pause, resume, false);
            done = resume;
        }
        add(done, end, true);
    }

    private void add(long start, long end, boolean counts) {
        if (start < end) {
            from[count] = start;
            to[count] = end;
            counted[count++] = counts;
        }
    }
}
