/** What others tell without knowing of the log becomes entries: what is done to the engine, and which rules were asked. */
@NullMarked
package dev.baton.audit.heard;

import org.jspecify.annotations.NullMarked;
