package io.ballast.server.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permission a request handler needs. A handler of this product without this annotation answers 403 to everybody,
 * so that forgetting it opens nothing.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
    /** For handlers open to all who are signed in. */
    String SIGNED_IN = "signed-in";

    /** For the few handlers open to all, such as the login page. */
    String ANYONE = "anyone";

    /** A permission {@code module:entity:action}, {@link #SIGNED_IN} or {@link #ANYONE}. */
    String value();

    /**
     * Whether only those may who know of every customer of the company: for what adds up, lists or changes all of them
     * and cannot be cut down to a narrower data scope.
     */
    boolean everyCustomer() default false;
}
