package io.ballast.server.customers;

import java.util.List;

/**
 * Customers that were handed over by a person and of which a file names another owner: the hand-over stands.
 *
 * @param total how many
 * @param first the first hundred, in the order of the file
 */
public record KeptOwners(long total, List<Kept> first) {
    public KeptOwners {
        first = List.copyOf(first);
    }

    /**
     * One of them.
     *
     * @param customer its code
     * @param owner who is in charge and stays so
     * @param ownerInFile whom the file names; empty if nobody
     */
    public record Kept(String customer, String owner, String ownerInFile) {}
}
