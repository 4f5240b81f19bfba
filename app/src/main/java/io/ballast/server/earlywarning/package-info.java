/**
 * Warnings that people work on: raised by runs, acknowledged with a comment, closed when the rule no longer fires.
 *
 * <p>Owns: schema earlywarning. Hears: RunPublished. Publishes: nothing.
 *
 * <p>Start at {@link io.ballast.server.earlywarning.Alerts}.
 */
@ApplicationModule(allowedDependencies = {"customers", "assessment"})
@NullMarked
package io.ballast.server.earlywarning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
