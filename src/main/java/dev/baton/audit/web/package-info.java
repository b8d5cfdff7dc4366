/** The pages of the audit log. */
@NullMarked
package dev.baton.audit.web;

import org.jspecify.annotations.NullMarked;
