package dev.baton.intake.repeats;

import org.jspecify.annotations.Nullable;

/** What a request was answered the first time. */
record FirstAnswer(
        int status, @Nullable String contentType, @Nullable String location, byte @Nullable [] body) {}
