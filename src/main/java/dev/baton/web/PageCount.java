package dev.baton.web;

import org.springframework.security.core.Authentication;

/** How much waits on a page, told beside its name in the navigation. Asked for with every page, so it has to be cheap. */
public interface PageCount {

    /** Of the page. */
    String path();

    /** A short number such as "3" or "99+"; empty where nothing waits. */
    String of(Authentication login);
}
