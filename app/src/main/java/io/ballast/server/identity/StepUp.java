package io.ballast.server.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the handler of an act that gives rights or takes a guard away: it wants a recent proof that the person of the
 * session sits there. A page asks for it and goes on with the form; a token must name the permission in full. What
 * takes rights away (disabling, ending, revoking, rejecting) is never slowed down by it. docs/access.md lists all acts.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface StepUp {
    /** Message key of what the user is about to do. */
    String value();
}
