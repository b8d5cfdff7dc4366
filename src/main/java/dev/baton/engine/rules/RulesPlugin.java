package dev.baton.engine.rules;

import dev.baton.engine.PlainAnswers;
import dev.baton.engine.RuleFailed;
import dev.baton.engine.facts.FactsOfDecisions;
import dev.baton.engine.feel.CachingFeelEngineFactory;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives the engine, and whoever asks beside it, the engine for rules that knows what to do without an answer. */
@Component
public class RulesPlugin extends AbstractProcessEnginePlugin {

    private final PlainAnswers answers;
    private final FactsOfDecisions facts;
    private final ApplicationEventPublisher publisher;
    private final AskedTables asked;

    RulesPlugin(PlainAnswers answers, FactsOfDecisions facts, ApplicationEventPublisher publisher) {
        this.answers = answers;
        this.facts = facts;
        this.publisher = publisher;
        this.asked = new AskedTables(publisher);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setDmnEngineConfiguration(new DefaultDmnEngineConfiguration()
                .feelEngineFactory(CachingFeelEngineFactory.with(engine.getDmnFeelCustomFunctionProviders()))
                .customPostDecisionTableEvaluationListeners(new ArrayList<>(List.of(asked))));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.setDmnEngine(over(engine.getDmnEngineConfiguration()));
    }

    /** For questions that leave no history. */
    public RuleEngine withoutHistory() {
        var configuration = CachingFeelEngineFactory.configuration()
                .customPostDecisionTableEvaluationListeners(new ArrayList<>(List.of(asked)));
        configuration.buildEngine();
        return over(configuration);
    }

    private RuleEngine over(DefaultDmnEngineConfiguration configuration) {
        return new RuleEngine(
                configuration,
                answers,
                facts,
                asked,
                failure -> publisher.publishEvent(new RuleFailed.Replaced(failure)));
    }
}
