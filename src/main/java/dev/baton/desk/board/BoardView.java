package dev.baton.desk.board;

/**
 * A filter of the board that somebody keeps under a name.
 *
 * @param filter as it stands in the address
 * @param shared whether everybody who opens the board has it
 */
record BoardView(long id, String owner, String name, boolean shared, String filter) {}
