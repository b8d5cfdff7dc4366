/** Account escalations: several cases of one account, one person directly responsible, ended by exit criteria. */
@NullMarked
package dev.baton.escalation.accounts;

import org.jspecify.annotations.NullMarked;
