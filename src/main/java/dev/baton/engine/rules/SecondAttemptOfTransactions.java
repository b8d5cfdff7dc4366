package dev.baton.engine.rules;

import dev.baton.engine.RuleAttempts;
import org.aopalliance.aop.Advice;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Around a method of Baton's that begins a transaction. */
@Component
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class SecondAttemptOfTransactions extends DefaultPointcutAdvisor {

    SecondAttemptOfTransactions(RuleAttempts attempts) {
        super(AnnotationMatchingPointcut.forMethodAnnotation(Transactional.class), advice(attempts));
        setOrder(HIGHEST_PRECEDENCE);
    }

    private static Advice advice(RuleAttempts attempts) {
        return (MethodInterceptor) call -> TransactionSynchronizationManager.isActualTransactionActive()
                ? call.proceed()
                : attempts.attempt(() -> once(call));
    }

    /** A call goes its way once, therefore each attempt has one of its own. */
    private static @Nullable Object once(MethodInvocation call) {
        try {
            return ((ProxyMethodInvocation) call).invocableClone().proceed();
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }
}
