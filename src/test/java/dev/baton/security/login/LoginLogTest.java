package dev.baton.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.baton.BatonTest;
import dev.baton.Visitor;
import dev.baton.security.passwords.LoginThrottle;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who logged in and what was refused is in the log, and no password is, whatever field it was typed into. */
@BatonTest
class LoginLogTest {

    private static final Logger logger = (Logger) LoggerFactory.getLogger("dev.baton.security");

    @LocalServerPort
    private int port;

    @Autowired
    private LoginThrottle throttle;

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        throttle.forgetAll();
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(null);
        throttle.forgetAll();
    }

    @Test
    void aLoginAndALogout() {
        var sam = Visitor.loggedIn("sam", port);
        sam.form("/logout", Map.of("_csrf", sam.token("/")));

        assertThat(told()).containsSubsequence("Logged in: sam from 127.0.0.1", "Logged out: sam from 127.0.0.1");
    }

    @Test
    void aWrongPasswordIsToldWithoutIt() {
        logIn("sam", "canary-password");

        assertThat(told()).containsExactly("Login refused: sam from 127.0.0.1, BadCredentialsException");
    }

    @Test
    void whatIsNobodysNameIsNotWrittenDown() {
        logIn("canary-password", "sam");

        assertThat(told()).containsExactly("Login refused: nobody known from 127.0.0.1, BadCredentialsException");
    }

    @Test
    void whatIsNotAllowed() {
        Visitor.loggedIn("sam", port).get("/models");

        assertThat(told()).contains("Not allowed: GET /models for sam from 127.0.0.1");
    }

    private void logIn(String user, String password) {
        var somebody = Visitor.nobody(port);
        somebody.form("/login", Map.of("username", user, "password", password, "_csrf", somebody.token("/login")));
    }

    private List<String> told() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
