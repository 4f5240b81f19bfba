package io.ballast.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole server on a random port, with a real and empty PostgreSQL database of its own. Nothing is
 * assessed nightly: a test that runs at that hour must see what it would see at any other; messages are
 * delivered, waiting orders checked again, limits looked ahead and those that end told by the tests that look at them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "ballast.assessment.nightly=-",
            "ballast.notification.loop=false",
            "ballast.recheck.loop=false",
            "ballast.breaking.loop=false",
            "ballast.limits.loop=false"
        })
@ContextConfiguration(initializers = FreshDatabase.class)
public @interface ServerTest {}
