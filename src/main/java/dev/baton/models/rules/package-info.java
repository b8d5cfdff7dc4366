/** What has to be right at an element of a model. */
@NullMarked
package dev.baton.models.rules;

import org.jspecify.annotations.NullMarked;
