package dev.baton.security.setup;

class NoAdministrator extends RuntimeException {

    NoAdministrator(String message) {
        super(message);
    }
}
