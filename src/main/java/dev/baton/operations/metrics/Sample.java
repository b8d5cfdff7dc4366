package dev.baton.operations.metrics;

import java.time.Instant;
import java.util.List;

/** @param node that counted */
record Sample(Instant at, String node, List<Measured> all) {}
