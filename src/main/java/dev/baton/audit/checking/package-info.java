/** The whole log checked from within, by the verifier that checks exports outside. */
@NullMarked
package dev.baton.audit.checking;

import org.jspecify.annotations.NullMarked;
