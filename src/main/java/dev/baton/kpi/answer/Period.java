package dev.baton.kpi.answer;

import dev.baton.kpi.Question;
import dev.baton.kpi.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** A part of the time that is asked about. @param key the local day it begins with, or the local hour with its offset */
record Period(String key, Instant from, Instant to) {

    /** Cuts at the beginnings of local hours, days, weeks (Mondays), months and quarters; the first and the last may be shorter. */
    static List<Period> of(Question question) {
        if (question.by() == null) {
            return List.of(new Period("", question.from(), question.to()));
        }
        var span = question.by();
        var periods = new ArrayList<Period>();
        var begin = floor(question.from().atZone(question.zone()), span);
        while (begin.toInstant().isBefore(question.to())) {
            var next = next(begin, span);
            periods.add(new Period(
                    key(begin, span),
                    later(begin.toInstant(), question.from()),
                    earlier(next.toInstant(), question.to())));
            begin = next;
        }
        return periods;
    }

    private static ZonedDateTime floor(ZonedDateTime at, Span span) {
        return switch (span) {
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day(at, at.toLocalDate());
            case WEEK -> day(at, at.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTH -> day(at, at.toLocalDate().withDayOfMonth(1));
            case QUARTER -> day(at, at.toLocalDate().with(IsoFields.DAY_OF_QUARTER, 1));
        };
    }

    private static ZonedDateTime next(ZonedDateTime begin, Span span) {
        var day = begin.toLocalDate();
        return switch (span) {
            case HOUR -> nextHour(begin);
            case DAY -> day(begin, day.plusDays(1));
            case WEEK -> day(begin, day.plusWeeks(1));
            case MONTH -> day(begin, day.plusMonths(1));
            case QUARTER -> day(begin, day.plusMonths(3));
        };
    }

    /** Where clocks are changed by half an hour, an hour has half or one and a half. */
    private static ZonedDateTime nextHour(ZonedDateTime begin) {
        var later = begin.toInstant().plus(1, ChronoUnit.HOURS).atZone(begin.getZone());
        var full = later.truncatedTo(ChronoUnit.HOURS);
        return full.isAfter(begin) ? full : later;
    }

    private static ZonedDateTime day(ZonedDateTime like, LocalDate day) {
        return day.atStartOfDay(like.getZone());
    }

    private static String key(ZonedDateTime begin, Span span) {
        return span == Span.HOUR
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(begin)
                : begin.toLocalDate().toString();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
