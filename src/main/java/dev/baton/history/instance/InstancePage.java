package dev.baton.history.instance;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** One instance on the picture of its version, step by step, and all that is known of it in words. */
@Controller
class InstancePage {

    private final InstanceStories stories;

    InstancePage(InstanceStories stories) {
        this.stories = stories;
    }

    /** 404 where the engine knows no such instance, or none any more: its history ends with the time its model says. */
    @GetMapping("/history/{instance}")
    String show(@PathVariable String instance, Model page) {
        var story = stories.find(instance).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("story", story);
        page.addAttribute(
                "stuck",
                story.incidents().stream()
                        .filter(trouble -> trouble.ended() == null && trouble.element() != null)
                        .toList());
        return "history/instance";
    }
}
