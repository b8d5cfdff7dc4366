package dev.baton.casefile;

/** A CRM told us something about an account; open cases of it may have to be looked at anew. */
public record AccountChanged(Account account) {}
