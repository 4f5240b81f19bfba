package io.ballast.server.identity;

import java.util.Set;

/**
 * What a person does here, as patterns of permissions {@code module:entity:action}; a star stands for any one part.
 * The label is the message {@code identity.role.<name>}.
 */
public enum Role {
    ADMIN("*:*:*"),
    CREDIT_MANAGER(
            "*:*:read",
            "*:*:export",
            "customers:*:*",
            "contracts:*:*",
            "ledger:*:*",
            "connectors:*:*",
            "assessment:*:*",
            "earlywarning:*:*",
            "creditcontrol:*:*",
            "protection:*:*",
            "limits:request:*",
            "limits:journal:*",
            "limits:manager:approve",
            "modellab:model:validate",
            "portfolio:*:*",
            "policy:*:*"),
    ANALYST(
            "*:*:read",
            "*:*:export",
            "connectors:*:*",
            "assessment:*:*",
            "earlywarning:*:*",
            "limits:request:write",
            "limits:journal:write",
            "modellab:*:*",
            "policy:version:draft"),
    SALES(
            "customers:*:read",
            "contracts:*:read",
            "ledger:*:read",
            "assessment:rating:read",
            "earlywarning:*:read",
            "creditcontrol:check:read",
            "creditcontrol:check:write",
            "creditcontrol:hold:read",
            "protection:document:read",
            "limits:request:read",
            "limits:request:write"),
    AUDITOR("*:*:read", "*:*:export", "audit:log:verify", "audit:entry:reveal"),
    CREDIT_COMMITTEE(
            "*:*:read",
            "*:*:export",
            "limits:request:decide",
            "limits:committee:approve",
            "policy:version:approve",
            "creditcontrol:hold:release"),
    RECEIVABLES(
            "customers:*:read",
            "customers:*:export",
            "contracts:*:read",
            "ledger:*:*",
            "connectors:*:*",
            "assessment:rating:read",
            "earlywarning:*:read",
            "creditcontrol:check:read",
            "creditcontrol:hold:read",
            "protection:document:*",
            "portfolio:*:read"),
    LEGAL(
            "customers:*:read",
            "customers:*:export",
            "contracts:*:read",
            "contracts:contract:*",
            "protection:document:*",
            "ledger:*:read",
            "assessment:rating:read",
            "earlywarning:*:read"),
    COMPLIANCE("*:*:read", "*:*:export", "audit:log:verify", "audit:entry:reveal"),
    MODELLER(
            "customers:*:read",
            "ledger:*:read",
            "assessment:*:read",
            "assessment:*:export",
            "assessment:simulation:write",
            "earlywarning:*:read",
            "modellab:*:*",
            "policy:*:read",
            "policy:version:draft",
            "portfolio:*:read");

    private final Permissions permissions;

    Role(String... patterns) {
        this.permissions = new Permissions(Set.of(patterns));
    }

    /**
     * Whether this role gives a permission.
     *
     * @throws IllegalArgumentException if the permission has not exactly three parts
     */
    public boolean gives(String permission) {
        return permissions.give(permission);
    }

    public String label() {
        return "identity.role." + name();
    }
}
