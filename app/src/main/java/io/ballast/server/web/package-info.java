/**
 * What all pages share: the frame, formats, languages, tables, charts, exports, background jobs, errors and commands.
 *
 * <p>Owns: schema web. Hears: nothing. Publishes: TableExported. Knows no other module: the signed-in user is seen
 * through {@link io.ballast.server.web.Viewer}. Start at {@link io.ballast.server.web.Page}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.ballast.server.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
