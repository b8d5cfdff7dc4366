/** Reporting a case by hand, without making one twice. */
@NullMarked
package dev.baton.desk.report;

import org.jspecify.annotations.NullMarked;
