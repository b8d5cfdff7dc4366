/** Which way the process of a case took through its model, as the engine remembers it. */
@NullMarked
package dev.baton.audit.course;

import org.jspecify.annotations.NullMarked;
