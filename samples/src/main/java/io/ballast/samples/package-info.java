/** Made-up customers and ledgers from a seed, for the demo, tests and benchmarks. */
@NullMarked
package io.ballast.samples;

import org.jspecify.annotations.NullMarked;
