package io.ballast.server.notification;

import io.ballast.server.identity.DataScope;
import java.util.Optional;

/**
 * To whom a customer belongs.
 *
 * @param owner code of the sales person in charge, if there is one
 * @param department code of the department, if there is one
 */
public record CustomerPlace(Optional<String> owner, Optional<String> department) {

    /** Whether whoever has this scope may know of the customer. */
    boolean isWithin(DataScope scope) {
        return switch (scope) {
            case DataScope.All() -> true;
            case DataScope.Department in ->
                department.filter(in.codes()::contains).isPresent();
            case DataScope.Self(String code) -> owner.filter(code::equals).isPresent();
        };
    }
}
