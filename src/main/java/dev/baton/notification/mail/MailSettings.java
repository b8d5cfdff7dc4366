package dev.baton.notification.mail;

import dev.baton.notification.door.MailAddress;
import java.util.Properties;
import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The server of {@code spring.mail.*}, where one is named, with the time limits that the outbox needs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class MailSettings {

    /** Milliseconds; each step of a conversation with the server has its own. */
    private static final String CONNECTING = "3000";

    private static final String SILENT = "5000";

    /** @throws IllegalStateException where a server is named and no address to send from */
    @Bean
    JavaMailSenderImpl mailServer(MailProperties server, MailIdentity identity) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(server.getHost());
        if (server.getPort() != null) {
            sender.setPort(server.getPort());
        }
        sender.setUsername(server.getUsername());
        sender.setPassword(server.getPassword());
        sender.setProtocol(server.getProtocol());
        sender.setJavaMailProperties(properties(server, identity));
        if (server.getHost() != null && !server.getHost().isBlank()) {
            identity.check();
        }
        return sender;
    }

    private static Properties properties(MailProperties server, MailIdentity identity) {
        var limits = new Properties();
        for (var protocol : new String[] {"smtp", "smtps"}) {
            limits.put("mail.%s.connectiontimeout".formatted(protocol), CONNECTING);
            limits.put("mail.%s.timeout".formatted(protocol), SILENT);
            limits.put("mail.%s.writetimeout".formatted(protocol), SILENT);
            limits.put("mail.%s.ssl.checkserveridentity".formatted(protocol), "true");
            limits.put("mail.%s.starttls.enable".formatted(protocol), "true");
            limits.put(
                    "mail.%s.ssl.enable".formatted(protocol),
                    String.valueOf(server.getSsl().isEnabled()));
            MailAddress.in(identity.bounces())
                    .ifPresent(address -> limits.put("mail.%s.from".formatted(protocol), address.value()));
        }
        limits.putAll(server.getProperties());
        return limits;
    }
}
