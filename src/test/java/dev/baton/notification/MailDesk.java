package dev.baton.notification;

import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.util.ReflectionTestUtils;

/** Cases of customers who gave a mail address, and a mail server that is there or not. */
@TestComponent
public class MailDesk {

    private final Desk desk;
    private final JavaMailSenderImpl server;
    private final ApplicationContext context;
    private final JdbcClient jdbc;

    MailDesk(Desk desk, JavaMailSenderImpl server, ApplicationContext context, JdbcClient jdbc) {
        this.desk = desk;
        this.server = server;
        this.context = context;
        this.jdbc = jdbc;
    }

    public CaseNumber caseOf(String contact) {
        var facts = new HashMap<String, String>(Desk.facts("technical", "medium", "medium"));
        facts.put("contact", contact);
        return desk.report(desk.ordinaryAccount(), facts);
    }

    public void serverAt(int port) {
        server.setHost("127.0.0.1");
        server.setPort(port);
        canBeReached();
    }

    public void canBeReached() {
        ReflectionTestUtils.invokeMethod(context.getBean("lanes"), "open", "mail");
    }

    public void noServer() {
        server.setHost(null);
        canBeReached();
        nothingWaits();
        desk.realTime();
    }

    /** What other tests left is none of this one's. */
    public void nothingWaits() {
        jdbc.sql("update delivery set state = 'DROPPED' where state in ('WAITING', 'FAILED')")
                .update();
        jdbc.sql("update alarm set settled_at = now() where settled_at is null and kind like 'DELIVERIES%'")
                .update();
    }

    public void machineSays(CaseNumber number, String direction, String text) {
        desk.post(
                "/api/cases/%s/messages".formatted(number),
                Map.of("direction", direction, "text", text, "automatic", true));
    }

    public List<String> states(CaseNumber number) {
        return jdbc.sql("select state from delivery where case_number = ? order by id")
                .param(number.value())
                .query(String.class)
                .list();
    }

    public String lastError(CaseNumber number) {
        return jdbc.sql("select last_error from delivery where case_number = ? order by id desc limit 1")
                .param(number.value())
                .query(String.class)
                .single();
    }

    public long delivery(CaseNumber number) {
        return jdbc.sql("select id from delivery where case_number = ? order by id desc limit 1")
                .param(number.value())
                .query(Long.class)
                .single();
    }
}
