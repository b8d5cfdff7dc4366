/** Figures in the API. */
@NullMarked
package dev.baton.kpi.web;

import org.jspecify.annotations.NullMarked;
