/** The Merkle tree over the entries as of RFC 6962, and the one form of an entry that its hash is made of. */
@NullMarked
package dev.baton.audit.tree;

import org.jspecify.annotations.NullMarked;
