/**
 * What the engine says of every customer: facts out of the evidence, runs over the portfolio, assessments with reasons.
 *
 * <p>Owns: schema assessment. Hears: DocumentsRecorded. Publishes: CustomerAssessed, RatingChanged, RunPublished,
 * OverrideChanged.
 *
 * <p>Start at {@link io.ballast.server.assessment.CustomerVerdicts} to read and
 * {@link io.ballast.server.assessment.AssessmentRuns} to assess.
 */
@ApplicationModule(allowedDependencies = {"customers", "contracts", "ledger"})
@NullMarked
package io.ballast.server.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
