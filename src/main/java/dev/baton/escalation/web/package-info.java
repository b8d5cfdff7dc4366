/** Escalations on the case page and in the API. */
@NullMarked
package dev.baton.escalation.web;

import org.jspecify.annotations.NullMarked;
