package dev.baton.casefile;

/** A room's part of the page that shows an account: a template with a fragment {@code section(content)}, and what it shows to who looks. */
public interface AccountSection {

    /** Name of the template below {@code templates/}. */
    String template();

    Object content(Account account);
}
