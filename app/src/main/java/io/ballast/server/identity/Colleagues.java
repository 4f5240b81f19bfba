package io.ballast.server.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The people who can sign in, as other modules may address them: with the roles and the scope they have now. */
@Component
public class Colleagues {
    private final Accounts accounts;

    Colleagues(Accounts accounts) {
        this.accounts = accounts;
    }

    /** All who can sign in. */
    public List<CurrentUser> all() {
        Map<String, DataScope> branches = new HashMap<>();
        return accounts.named("").stream()
                .filter(account -> account.state() == UserState.ACTIVE)
                .map(account -> {
                    DataScope scope = account.scope() == Scope.DEPARTMENT
                            ? branches.computeIfAbsent(account.departmentCode().orElseThrow(), this::branch)
                            : accounts.asCurrent(account).scope();
                    return new CurrentUser(
                            account.id(), account.username(), account.displayName(), account.roles(), scope);
                })
                .toList();
    }

    /** One of them. */
    public Optional<CurrentUser> byId(long id) {
        return accounts.find(id)
                .filter(account -> account.state() == UserState.ACTIVE)
                .map(accounts::asCurrent);
    }

    /** One of them, by the name to sign in with. */
    public Optional<CurrentUser> named(String username) {
        return accounts.find(username)
                .filter(account -> account.state() == UserState.ACTIVE)
                .map(accounts::asCurrent);
    }

    /** Those in charge of the customers of a sales person. */
    public List<CurrentUser> inCharge(String ownerCode) {
        return accounts.ofOwner(ownerCode).stream()
                .filter(account -> account.state() == UserState.ACTIVE)
                .map(accounts::asCurrent)
                .toList();
    }

    /** The customers of a department and of those below it. */
    public DataScope branch(String department) {
        return accounts.branch(department);
    }

    /** Codes and names of the departments. */
    public Map<String, String> departments() {
        Map<String, String> names = new java.util.TreeMap<>();
        accounts.departments().forEach(department -> names.put(department.code(), department.name()));
        return names;
    }
}
