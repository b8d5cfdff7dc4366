package dev.baton.engine.people;

import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How the engine keeps passwords, and which ones it takes. */
@Component
class LoginSettings extends AbstractProcessEnginePlugin {

    private final ObjectProvider<PasswordPolicy> policy;

    LoginSettings(ObjectProvider<PasswordPolicy> policy) {
        this.policy = policy;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setPasswordEncryptor(new Argon2Passwords());
        policy.ifAvailable(rules -> engine.setPasswordPolicy(rules).setEnablePasswordPolicy(true));
    }
}
