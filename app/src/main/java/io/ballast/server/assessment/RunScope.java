package io.ballast.server.assessment;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.value.Currency;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * What all facts of one run have in common.
 *
 * @param asOf day of the assessment
 * @param knowledge which rows may speak for that day
 * @param currency reporting currency of every amount
 * @param previousRun the run whose results are the previous assessments
 */
record RunScope(LocalDate asOf, Knowledge knowledge, Currency currency, OptionalLong previousRun) {}
