/** Promises and agreed dates on the page of a case and in the API. */
@NullMarked
package dev.baton.expectations.web;

import org.jspecify.annotations.NullMarked;
