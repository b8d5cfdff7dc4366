/** What happened to a case, as a document. */
@NullMarked
package dev.baton.audit.report;

import org.jspecify.annotations.NullMarked;
