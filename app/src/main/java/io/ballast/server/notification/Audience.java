package io.ballast.server.notification;

import java.util.Set;

/** Whom a notice is for. Who may not know of its customers is left out of each of them. */
public sealed interface Audience {

    /** These people. */
    record Persons(Set<Long> users) implements Audience {
        public Persons {
            users = Set.copyOf(users);
        }
    }

    /**
     * All who hold a permission and know of every customer.
     *
     * @param permission {@code module:entity:action}
     * @param except people who are left out
     */
    record Overseers(String permission, Set<Long> except) implements Audience {
        public Overseers {
            except = Set.copyOf(except);
        }

        public Overseers(String permission) {
            this(permission, Set.of());
        }
    }

    /**
     * All who hold a permission.
     *
     * @param permission {@code module:entity:action}
     * @param except people who are left out
     */
    record Holders(String permission, Set<Long> except) implements Audience {
        public Holders {
            except = Set.copyOf(except);
        }
    }

    /** The sales people in charge of the customers, and the credit managers whose scope covers one of them. */
    record InCharge() implements Audience {}
}
