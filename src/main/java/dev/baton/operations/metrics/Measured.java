package dev.baton.operations.metrics;

import java.util.Map;

/**
 * One number.
 *
 * @param name of the gauge, with dots; one that ends with {@code seconds} is an age, the others are counts
 * @param labels of a bounded number of values each
 */
record Measured(String name, Map<String, String> labels, double value) {

    boolean isAnAge() {
        return name.endsWith("seconds");
    }

    /** Of numbers that have the same labels, counts add up, and the oldest is told. */
    Measured and(Measured other) {
        return new Measured(name, labels, isAnAge() ? Math.max(value, other.value) : value + other.value);
    }
}
