package io.ballast.server.identity;

import java.time.LocalDate;
import java.util.List;

/**
 * The deputies of a user and those the user stands in for, as pages show them.
 *
 * @param own who stands in for the user
 * @param others for whom the user stands in
 * @param today day by which they are in force
 * @param form for another one
 */
record DeputyList(List<Deputy> own, List<Deputy> others, LocalDate today, DeputyForm form) {
    static DeputyList of(long user, List<Deputy> all, LocalDate today, DeputyForm form) {
        return new DeputyList(
                all.stream().filter(one -> one.absent().id() == user).toList(),
                all.stream().filter(one -> one.deputy().id() == user).toList(),
                today,
                form);
    }
}
