/**
 * Made-up customers and ledgers from a seed, for the demo, tests and benchmarks. Every company, code and person-like
 * name here is invented; equal seeds give equal bytes on any machine, in any order, on any number of threads.
 * Start at {@link io.ballast.samples.DemoCompany}.
 */
@NullMarked
package io.ballast.samples;

import org.jspecify.annotations.NullMarked;
