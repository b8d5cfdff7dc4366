/** What the steps of models do that promise the customer a word, or give it. */
@NullMarked
package dev.baton.expectations.steps;

import org.jspecify.annotations.NullMarked;
