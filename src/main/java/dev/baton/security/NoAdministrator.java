package dev.baton.security;

class NoAdministrator extends RuntimeException {

    NoAdministrator() {
        super("Nobody administers this Baton yet, and no password is given for the first administrator.");
    }
}
