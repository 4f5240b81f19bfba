package io.ballast.server.protection;

import io.ballast.server.customers.CustomerId;

/** Whether a customer is in default, told by a module above this one. */
public interface DefaultWatch {
    boolean isInDefault(CustomerId customer);
}
