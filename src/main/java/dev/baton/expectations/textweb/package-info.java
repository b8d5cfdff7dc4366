/** Texts to customers on pages, in the API and in the forms of tasks. */
@NullMarked
package dev.baton.expectations.textweb;

import org.jspecify.annotations.NullMarked;
