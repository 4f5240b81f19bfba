package io.ballast.server.customers;

import java.util.Optional;

/** Whose limit it is: a customer's, whole or with one company of ours, or a group's with all groups below it. */
public sealed interface Obligor {

    /** A customer by itself. */
    record OfCustomer(CustomerId id) implements Obligor {}

    /**
     * A customer with one company of ours, beside its whole limit.
     *
     * @param company code, empty for the main one
     */
    record WithCompany(CustomerId id, String company) implements Obligor {}

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
        return switch (this) {
            case OfCustomer(CustomerId id) -> Optional.of(id.value());
            case WithCompany with -> Optional.of(with.id.value());
            case OfGroup _ -> Optional.empty();
        };
    }

    /** Code of the company of ours, empty for the main one; nothing where the limit is with all of them. */
    default Optional<String> ownCompany() {
        return this instanceof WithCompany with ? Optional.of(with.company) : Optional.empty();
    }

    /** Key of the group, unless it is a customer. */
    default Optional<Long> groupKey() {
        return this instanceof OfGroup(long id) ? Optional.of(id) : Optional.empty();
    }

    /** The type under which the trail knows it. */
    default String type() {
        return switch (this) {
            case OfCustomer _, WithCompany _ -> CustomerSubjects.TYPE;
            case OfGroup _ -> GroupPages.TYPE;
        };
    }

    /** Its key in the trail. */
    default String key() {
        return switch (this) {
            case OfCustomer(CustomerId id) -> Long.toString(id.value());
            case WithCompany with -> Long.toString(with.id.value());
            case OfGroup(long id) -> Long.toString(id);
        };
    }
}
