package dev.baton.web;

import org.springframework.security.core.Authentication;

/** A page that a room closes to somebody beyond what the rules of addresses say. No page leads there then. */
public interface PageRule {

    boolean mayOpen(Authentication login, String path);
}
