/**
 * From the company's own history to a scoring model: data sets with known outcomes, models fitted and measured on
 * them, and the way of one of them into the policy.
 *
 * <p>Owns: schema modellab. Hears: nothing. Publishes: nothing; a model comes into force as a version of the policy.
 *
 * <p>Start at {@link io.ballast.server.modellab.DataSets} and {@link io.ballast.server.modellab.Trainings}; what is in
 * force is watched by {@link io.ballast.server.modellab.Watches}.
 */
@ApplicationModule(allowedDependencies = {"customers", "ledger", "connectors", "assessment"})
@NullMarked
package io.ballast.server.modellab;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
