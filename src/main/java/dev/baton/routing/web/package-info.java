/** People on pages and in the API. */
@NullMarked
package dev.baton.routing.web;

import org.jspecify.annotations.NullMarked;
