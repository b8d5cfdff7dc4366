/** Facts are kept by case and added up by day, behind the trail by a second, and counted again every night. */
@NullMarked
package dev.baton.kpi.ledger;

import org.jspecify.annotations.NullMarked;
