/** Where a mail belongs: on the case of its thread, on a case of its own, or nowhere with a reason; each once. */
@NullMarked
package dev.baton.intake.threads;

import org.jspecify.annotations.NullMarked;
