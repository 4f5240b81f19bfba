package io.ballast.server.customers;

import java.util.Optional;

/** Whose limit it is: a customer's, or a group's with all groups below it. */
public sealed interface Obligor {

    /** A customer by itself. */
    record OfCustomer(CustomerId id) implements Obligor {}

    /**
     * A group with all groups below it.
     *
     * @param id positive
     */
    record OfGroup(long id) implements Obligor {
        public OfGroup {
            if (id < 1) {
                throw new IllegalArgumentException("Not a key of a group: " + id);
            }
        }
    }

    /** Key of the customer, unless it is a group. */
    default Optional<Long> customerKey() {
        return this instanceof OfCustomer(CustomerId id) ? Optional.of(id.value()) : Optional.empty();
    }

    /** Key of the group, unless it is a customer. */
    default Optional<Long> groupKey() {
        return this instanceof OfGroup(long id) ? Optional.of(id) : Optional.empty();
    }

    /** The type under which the trail knows it. */
    default String type() {
        return switch (this) {
            case OfCustomer _ -> CustomerSubjects.TYPE;
            case OfGroup _ -> GroupPages.TYPE;
        };
    }

    /** Its key in the trail. */
    default String key() {
        return switch (this) {
            case OfCustomer(CustomerId id) -> Long.toString(id.value());
            case OfGroup(long id) -> Long.toString(id);
        };
    }
}
