package dev.baton.casefile;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.annotation.Order;

/**
 * The method is called with each {@link CaseEvent} of its parameter's type, in the transaction that records it. (An order on its
 * class would have no effect.)
 */
@EventListener
@Order
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnCaseEvent {

    /** One of {@link Phase}. */
    @AliasFor(annotation = Order.class, attribute = "value")
    int value();
}
