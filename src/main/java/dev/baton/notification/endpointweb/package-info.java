/** Endpoints on pages and in the API. */
@NullMarked
package dev.baton.notification.endpointweb;

import org.jspecify.annotations.NullMarked;
