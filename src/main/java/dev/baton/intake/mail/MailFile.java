package dev.baton.intake.mail;

import java.io.IOException;
import java.io.InputStream;

/** A file of a mail, as long as the mail is on disk. */
public record MailFile(String name, String type, Content content) {

    /** Opens it from its beginning. */
    public interface Content {
        InputStream open() throws IOException;
    }
}
