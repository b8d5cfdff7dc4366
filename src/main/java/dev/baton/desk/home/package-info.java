/** The start page: for each role what it has to do next. */
@NullMarked
package dev.baton.desk.home;

import org.jspecify.annotations.NullMarked;
