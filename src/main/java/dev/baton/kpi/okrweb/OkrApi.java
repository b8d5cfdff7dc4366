package dev.baton.kpi.okrweb;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.StorableText;
import dev.baton.kpi.Dimension;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.okrcourse.Course;
import dev.baton.kpi.okrcourse.Progress;
import dev.baton.kpi.okrs.CheckIn;
import dev.baton.kpi.okrs.CheckIns;
import dev.baton.kpi.okrs.KeyResult;
import dev.baton.kpi.okrs.Objective;
import dev.baton.kpi.okrs.Objectives;
import dev.baton.kpi.okrs.Quarter;
import dev.baton.kpi.okrs.SaveObjective;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The objectives of the desk. */
@RestController
@RequestMapping("/api/okrs")
class OkrApi {

    private final Objectives objectives;
    private final CheckIns checkIns;
    private final Course course;
    private final SaveObjective save;

    OkrApi(Objectives objectives, CheckIns checkIns, Course course, SaveObjective save) {
        this.objectives = objectives;
        this.checkIns = checkIns;
        this.course = course;
        this.save = save;
    }

    /**
     * @param version send it with a change
     * @param checkIns the latest first
     */
    record Told(
            String number,
            int version,
            String quarter,
            String title,
            @Nullable String owner,
            Objective.State state,
            @Nullable Instant nextCheckIn,
            @Nullable String closedBecause,
            List<ToldResult> keyResults,
            List<CheckIn> checkIns) {}

    /**
     * @param unit of all its values; null where no figure is called so any more
     * @param value of the quarter until now; null where there is nothing to make it of
     * @param forecast at the end of the quarter; null while it is too early for one
     */
    record ToldResult(
            String kpi,
            @Nullable Dimension dimension,
            @Nullable String key,
            Kpi.@Nullable Unit unit,
            BigDecimal baseline,
            BigDecimal target,
            @Nullable BigDecimal value,
            @Nullable Integer progress,
            @Nullable BigDecimal forecast,
            boolean reached,
            @Nullable Boolean onCourse) {}

    record Items(List<Told> items) {}

    /** @param dimension what of the figure counts; with {@code key}, or neither */
    record WrittenResult(
            @StorableText(max = 64, required = true) @Nullable
            String kpi,

            @Nullable Dimension dimension,
            @StorableText(max = 120) @Nullable String key,

            @NotNull(message = "is missing: a number in the unit of the figure") @Nullable
            BigDecimal baseline,

            @NotNull(message = "is missing: a number in the unit of the figure") @Nullable
            BigDecimal target) {}

    /**
     * @param number missing for a new one; then {@code version} is as well
     * @param state DRAFT where missing
     * @param closedBecause what came of it; needed for CLOSED
     */
    record Written(
            @StorableText(max = 24) @Nullable String number,

            @Nullable Integer version,

            @StorableText(max = 7, required = true) @Nullable
            String quarter,

            @StorableText(max = 200, required = true) @Nullable
            String title,

            @StorableText(max = 64) @Nullable String owner,

            Objective.@Nullable State state,
            @StorableText(max = 2_000) @Nullable String closedBecause,

            @NotNull(message = "is missing: one to three") @Valid @Nullable
            List<WrittenResult> keyResults) {}

    /** @param quarter such as 2026-Q4; the latest two hundred of all quarters where missing */
    @GetMapping
    Items list(@RequestParam(required = false) @Nullable String quarter) {
        var of = quarter == null ? null : Quarter.read(quarter).toString();
        return new Items(objectives.of(of).stream().map(this::told).toList());
    }

    /**
     * Keeps one and answers with it. 400 names the field; 404 where there is none of that number; 409 where somebody changed it since
     * that version, one of the same title is there in that quarter, or it is where that cannot be changed any more.
     */
    @PutMapping
    Told put(@RequestBody @Valid Written written, Authentication login) {
        var results = Objects.requireNonNull(written.keyResults());
        var number = save.save(
                new SaveObjective.Wanted(
                        written.number(),
                        written.version(),
                        Objects.requireNonNull(written.quarter()),
                        Objects.requireNonNull(written.title()),
                        written.owner(),
                        Objects.requireNonNullElse(written.state(), Objective.State.DRAFT),
                        written.closedBecause(),
                        IntStream.range(0, results.size())
                                .mapToObj(i -> result(i + 1, results.get(i)))
                                .toList()),
                login.getName());
        return told(objectives.get(number));
    }

    private static KeyResult result(int position, @Nullable WrittenResult written) {
        if (written == null) {
            throw new Refusal("keyResults", "has one that is null; leave it out");
        }
        return new KeyResult(
                position,
                Objects.requireNonNull(written.kpi()).strip(),
                written.dimension(),
                written.key(),
                Objects.requireNonNull(written.baseline()),
                Objects.requireNonNull(written.target()));
    }

    private Told told(Objective one) {
        return new Told(
                one.number(),
                one.version(),
                one.quarter(),
                one.title(),
                one.owner(),
                one.state(),
                one.nextCheckIn(),
                one.closedBecause(),
                course.of(one).stream().map(OkrApi::told).toList(),
                checkIns.of(one.number()));
    }

    private static ToldResult told(Progress progress) {
        var result = progress.result();
        return new ToldResult(
                result.kpi(),
                result.dimension(),
                result.key(),
                progress.kpi() == null ? null : progress.kpi().unit(),
                result.baseline(),
                result.target(),
                progress.value(),
                progress.ofHundred(),
                progress.forecast(),
                progress.reached(),
                progress.onCourse());
    }
}
