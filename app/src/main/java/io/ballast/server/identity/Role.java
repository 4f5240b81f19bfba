package io.ballast.server.identity;

import java.util.Arrays;
import java.util.List;

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
            "portfolio:*:*",
            "policy:*:*"),
    ANALYST("*:*:read", "*:*:export", "connectors:*:*", "assessment:*:*", "earlywarning:*:*", "policy:version:draft"),
    SALES("customers:*:read", "contracts:*:read", "ledger:*:read", "assessment:rating:read", "earlywarning:*:read"),
    AUDITOR("*:*:read", "*:*:export"),
    CREDIT_COMMITTEE("*:*:read", "*:*:export"),
    RECEIVABLES(
            "customers:*:read",
            "customers:*:export",
            "contracts:*:read",
            "ledger:*:*",
            "connectors:*:*",
            "assessment:rating:read",
            "earlywarning:*:read",
            "portfolio:*:read"),
    LEGAL(
            "customers:*:read",
            "customers:*:export",
            "contracts:*:*",
            "ledger:*:read",
            "assessment:rating:read",
            "earlywarning:*:read"),
    COMPLIANCE("*:*:read", "*:*:export"),
    MODELLER(
            "customers:*:read",
            "ledger:*:read",
            "assessment:*:read",
            "assessment:*:export",
            "earlywarning:*:read",
            "policy:*:read",
            "portfolio:*:read");

    private static final String ANY = "*";

    private final List<String[]> patterns;

    Role(String... patterns) {
        this.patterns =
                Arrays.stream(patterns).map(pattern -> pattern.split(":")).toList();
    }

    /**
     * Whether this role gives a permission.
     *
     * @throws IllegalArgumentException if the permission has not exactly three parts
     */
    public boolean gives(String permission) {
        String[] parts = permission.split(":");
        if (parts.length != 3) {
            throw new IllegalArgumentException("A permission is module:entity:action, not '" + permission + "'");
        }
        return patterns.stream().anyMatch(pattern -> matches(pattern, parts));
    }

    private static boolean matches(String[] pattern, String[] parts) {
        for (int i = 0; i < parts.length; i++) {
            if (!pattern[i].equals(ANY) && !pattern[i].equals(parts[i])) {
                return false;
            }
        }
        return true;
    }

    public String label() {
        return "identity.role." + name();
    }
}
