package dev.baton.security;

class NoAdministrator extends RuntimeException {

    NoAdministrator(String message) {
        super(message);
    }
}
