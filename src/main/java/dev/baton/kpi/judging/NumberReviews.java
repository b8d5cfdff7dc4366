package dev.baton.kpi.judging;

import dev.baton.casefile.Deed;
import dev.baton.casefile.Messages;
import dev.baton.kpi.FigureFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The processes of {@code number-review.bpmn}, and as the bean {@code numberReviews} what that model asks. */
@Component("numberReviews")
public class NumberReviews {

    static final String KEY = "number-review";
    static final String ABOUT = "number";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private final FigureFormat format;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration within;

    NumberReviews(
            RuntimeService runtime,
            TaskService tasks,
            JdbcClient jdbc,
            FigureFormat format,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${baton.kpi.answer-within}") Duration within) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.format = format;
        this.events = events;
        this.clock = clock;
        this.within = within;
    }

    /** For {@code camunda:dueDate}: by when somebody answers. */
    public Date due(DelegateExecution execution) {
        return Date.from(clock.instant().plus(within));
    }

    /** The task in which somebody answers, if it is open and the one who is logged in may see it. */
    public Optional<Task> open(String figure) {
        return tasks
                .createTaskQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(figure)
                .listPage(0, 1)
                .stream()
                .findFirst();
    }

    /** The figures whose questions are open. */
    public List<String> open() {
        return jdbc.sql("select figure from number_judgement where review is not null order by asked_at, figure")
                .query(String.class)
                .list();
    }

    String start(Judged judged) {
        var kpi = judged.kpi();
        var value = format.told(kpi, judged.value(), Locale.ENGLISH);
        events.publishEvent(Deed.of("NumberAsked")
                .about(ABOUT, kpi.id())
                .with("value", value)
                .with("question", judged.question()));
        return runtime.startProcessInstanceByKey(
                        KEY,
                        kpi.id(),
                        Map.of(
                                "figure", kpi.id(),
                                "figureName", kpi.name().en(),
                                "figureValue", value,
                                "figureQuestion", judged.question()))
                .getId();
    }

    boolean isGone(String process) {
        return runtime.createProcessInstanceQuery().processInstanceId(process).count() == 0;
    }

    /** Nobody has to answer any more. Nothing where nobody had to. */
    void end(String figure) {
        events.publishEvent(Deed.of("NumberGoodAgain").about(ABOUT, figure));
        runtime.createMessageCorrelation(Messages.NUMBER_GOOD_AGAIN)
                .processInstanceBusinessKey(figure)
                .correlateAll();
    }
}
