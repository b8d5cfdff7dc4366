package dev.baton.notification.door;

import dev.baton.casefile.Interaction;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Words are read when they are sent: made private or taken back meanwhile they do not leave, and replaced they leave as they are then. */
@Component
public class PublicWords {

    private final JdbcClient jdbc;

    PublicWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where it is not there or not public any more. */
    public Optional<PublicWord> find(long interaction) {
        return jdbc.sql("select * from interaction where id = ?")
                .param(interaction)
                .query(Interaction.class)
                .optional()
                .flatMap(PublicWord::of);
    }
}
