package io.ballast.engine.exposure;

import java.util.OptionalLong;

/**
 * An order of a customer that waits to be released.
 *
 * @param order as it is to be checked
 * @param marginMinor what is earned with it, minor units of the reporting currency; empty if nobody said
 */
public record HeldOrder(OrderToCheck order, OptionalLong marginMinor) {}
