package io.ballast.server.faults;

import io.ballast.server.FreshDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test that looks from outside at servers in processes of their own: its own context has a database, users and eyes,
 * but serves nothing, sequences nothing and schedules nothing. All such tests share one context and one database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"ballast.assessment.nightly=-", "db-scheduler.enabled=false", "ballast.test=faults"})
@ContextConfiguration(initializers = FreshDatabase.class)
public @interface FaultTest {}
