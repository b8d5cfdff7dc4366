/** Objectives on pages and in the API. */
@NullMarked
package dev.baton.kpi.okrweb;

import org.jspecify.annotations.NullMarked;
