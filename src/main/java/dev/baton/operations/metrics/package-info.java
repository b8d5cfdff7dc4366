/** What Prometheus is told of the desk: counted every few seconds by one node, in a fixed number of statements. */
@NullMarked
package dev.baton.operations.metrics;

import org.jspecify.annotations.NullMarked;
