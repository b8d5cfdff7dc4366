/** Objectives of a quarter, each with key results that are figures, and how sure their owners were of them. */
@NullMarked
package dev.baton.kpi.okrs;

import org.jspecify.annotations.NullMarked;
