/** Whether a decision table answers everything it can be asked, once. */
@NullMarked
package dev.baton.models.tables;

import org.jspecify.annotations.NullMarked;
