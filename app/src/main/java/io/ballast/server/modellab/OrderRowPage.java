package io.ballast.server.modellab;

import io.ballast.server.web.Table;

/**
 * The customers behind the figures of a study of orders.
 *
 * @param run the study
 * @param table months that were foretold, with what came of them
 */
record OrderRowPage(OrderRun run, Table table) {}
