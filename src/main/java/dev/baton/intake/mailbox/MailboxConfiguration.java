package dev.baton.intake.mailbox;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class MailboxConfiguration {

    @Bean
    MailboxSettings mailboxSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate("baton.mail.in", MailboxSettings.class);
    }
}
