package dev.baton.engine.people;

import dev.baton.engine.People;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How the engine keeps passwords, which ones it takes, and who looks at them. */
@Component
class LoginSettings extends AbstractProcessEnginePlugin {

    private final ObjectProvider<PasswordPolicy> policy;
    private final ObjectProvider<People.Tries> tries;
    private final Argon2Passwords slow;

    LoginSettings(ObjectProvider<PasswordPolicy> policy, ObjectProvider<People.Tries> tries, Argon2Passwords slow) {
        this.policy = policy;
        this.tries = tries;
        this.slow = slow;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setPasswordEncryptor(slow);
        engine.setIdentityService(new GuardedPasswords(tries));
        policy.ifAvailable(rules -> engine.setPasswordPolicy(rules).setEnablePasswordPolicy(true));
    }
}
