package io.ballast.server.assessment;

import io.ballast.server.ServerTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * A test against a server of its own for all tests of pages, so that {@link AssessedDemo} is loaded once for them and
 * nobody else's ledger is mixed in.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServerTest
@TestPropertySource(properties = "ballast.test.company=assessed")
public @interface AssessedServerTest {}
