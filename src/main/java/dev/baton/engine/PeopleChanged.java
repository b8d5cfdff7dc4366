package dev.baton.engine;

/**
 * Somebody came, went, or is of other groups, whichever way it was done on this node. Published in the transaction that does it,
 * before it is written.
 */
public record PeopleChanged() {}
