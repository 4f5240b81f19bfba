package io.ballast.server.modellab;

import io.ballast.server.web.Table;

/**
 * The invoices behind the figures of a model of days until payment.
 *
 * @param run the model
 * @param table invoices that were foretold, with what came of them
 */
record BehaviourRowPage(PaymentRun run, Table table) {}
