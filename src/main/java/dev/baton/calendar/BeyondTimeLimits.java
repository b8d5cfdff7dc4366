package dev.baton.calendar;

/** An instant, a span or a deadline beyond what Baton reckons with. The message is for people. */
public class BeyondTimeLimits extends IllegalArgumentException {

    public BeyondTimeLimits(String message) {
        super(message);
    }
}
