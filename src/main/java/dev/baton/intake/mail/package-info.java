/** What a raw mail says: who wrote it, to which thread, in which words, with which files, and whether a machine did. */
@NullMarked
package dev.baton.intake.mail;

import org.jspecify.annotations.NullMarked;
