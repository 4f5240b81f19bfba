package io.ballast.server.connectors;

import io.ballast.server.web.Table;
import java.util.List;

/**
 * The imports that were made.
 *
 * @param table one row for each file
 * @param sources what may be filtered by
 * @param mayImport whether the viewer may start one
 */
record BatchListPage(Table table, List<SourceDefinition> sources, boolean mayImport) {}
