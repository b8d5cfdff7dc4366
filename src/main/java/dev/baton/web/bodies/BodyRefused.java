package dev.baton.web.bodies;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body that is not read to its end; thrown to whoever reads it, and answered by nobody but the one who made it. */
public class BodyRefused extends IOException {

    private static final String ATTRIBUTE = BodyRefused.class.getName();

    private final int status;

    BodyRefused(int status, String detail) {
        super(detail);
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** Why the body of this request was not read; null where it was. */
    public static @Nullable BodyRefused of(ServletRequest request) {
        return (BodyRefused) request.getAttribute(ATTRIBUTE);
    }

    BodyRefused tell(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
        return this;
    }
}
