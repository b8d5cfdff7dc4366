package dev.baton.kpi.numbers;

import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Refusal;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.judging.NumberAnswers;
import dev.baton.kpi.judging.NumberReviews;
import dev.baton.web.Words;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Answering for a figure on its page: it completes the task, as Tasklist would. */
@Controller
class AnswerPage {

    private final Kpis kpis;
    private final NumberReviews reviews;
    private final TaskService tasks;
    private final FigurePage page;
    private final Words words;

    AnswerPage(Kpis kpis, NumberReviews reviews, TaskService tasks, FigurePage page, Words words) {
        this.kpis = kpis;
        this.reviews = reviews;
        this.tasks = tasks;
        this.page = page;
        this.words = words;
    }

    /** 404 where there is no such figure, 400 with what was typed where the answer is none or nobody asks any more. */
    @PostMapping("/numbers/{id}/answer")
    ModelAndView answer(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String conclusion,
            @RequestParam(defaultValue = "") String answer,
            Authentication login,
            Locale locale,
            Model model) {
        var kpi = kpis.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Map<String, Object> said = Map.of("conclusion", conclusion, "note_number", answer);
        try {
            check(said);
            var task = reviews.open(id).orElseThrow(() -> new Refusal("answer", words.of("kpi.answer.gone")));
            complete(task.getId(), said);
            return new ModelAndView("redirect:/numbers/" + id + "#answers");
        } catch (Refusal refusal) {
            model.addAttribute("typedConclusion", conclusion);
            model.addAttribute("typedAnswer", answer);
            return page.show(kpi, Map.of(), login, locale, model, refusal);
        }
    }

    /** Whoever was first has answered; the others are told so. */
    private void complete(String task, Map<String, Object> said) {
        try {
            tasks.complete(task, said);
        } catch (ProcessEngineException goneMeanwhile) {
            if (tasks.createTaskQuery().taskId(task).count() > 0) {
                throw goneMeanwhile;
            }
            throw new Refusal("answer", words.of("kpi.answer.gone"));
        }
    }

    private void check(Map<String, Object> said) {
        var form = new FormAnswers(said);
        form.oneOf("conclusion", words.of("kpi.answer.conclusion"), NumberAnswers.CONCLUSIONS);
        form.required("note_number", words.of("kpi.answer.text"));
    }
}
