package dev.baton.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction knows what it learned, and nobody else does. */
@BatonTest
class TransactionMemoryTest {

    @Autowired
    private PlatformTransactionManager transactions;

    private final List<String> atTheEnd = new ArrayList<>();
    private final TransactionMemory<List<String>> memory = new TransactionMemory<>(ArrayList::new, atTheEnd::addAll);

    @Test
    void withoutATransactionNothingIsRemembered() {
        memory.get().add("lost");

        assertThat(memory.get()).isEmpty();
    }

    @Test
    void itLastsAsLongAsTheTransaction() {
        in(TransactionDefinition.PROPAGATION_REQUIRED, () -> {
            memory.get().add("known");
            assertThat(memory.get()).containsExactly("known");
        });

        in(
                TransactionDefinition.PROPAGATION_REQUIRED,
                () -> assertThat(memory.get()).isEmpty());
        assertThat(atTheEnd).containsExactly("known");
    }

    @Test
    void oneInsideAnotherHasItsOwn() {
        in(TransactionDefinition.PROPAGATION_REQUIRED, () -> {
            memory.get().add("outer");
            in(TransactionDefinition.PROPAGATION_REQUIRES_NEW, () -> {
                assertThat(memory.get()).isEmpty();
                memory.get().add("inner");
            });
            assertThat(memory.get()).containsExactly("outer");
        });

        assertThat(atTheEnd).containsExactly("inner", "outer");
    }

    @Test
    void whatIsRolledBackIsForgotten() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            memory.get().add("undone");
            status.setRollbackOnly();
        });

        assertThat(atTheEnd).isEmpty();
    }

    private void in(int propagation, Runnable work) {
        var transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(propagation);
        transaction.executeWithoutResult(begun -> work.run());
    }
}
