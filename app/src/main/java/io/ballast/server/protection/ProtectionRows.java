package io.ballast.server.protection;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.Customer;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Documents as they are stored, for who knows of every customer. Versions are added and ruled on, never changed. */
@Repository
class ProtectionRows {
    private static final String DOCUMENT = """
        select d.id, d.kind, d.issuer, d.number, d.currency as document_currency, d.is_held, d.registered_at,
          d.guarantor_id as id_of_customer, c.code, c.name, c.currency, c.status
        from protection.document d
        left join customers.customer c on c.id = d.guarantor_id
        where d.id = :id""";

    private static final String VERSIONS = """
        select id, place, state, value_minor, haircut_percent, valid_from, valid_to, note, is_current, proposed_by,
          proposed_by_name, proposed_at, verdict, decided_by, decided_by_name, decided_at, comment
        from protection.version
        where document_id = :id
        order by place desc""";

    private static final String ALLOCATIONS = """
        select a.version_id, a.minor, c.id as id_of_customer, c.code, c.name, c.currency, c.status
        from protection.version v
        join protection.allocation a on a.version_id = v.id
        join customers.customer c on c.id = a.customer_id
        where v.document_id = :id
        order by c.code""";

    private static final String FINGERPRINT = """
        select fingerprint
        from protection.version
        where id = :id""";

    private static final String LOCK = """
        select id
        from protection.document
        where id = :id
        for update""";

    private static final String ADD = """
        insert into protection.document (id, kind, issuer, guarantor_id, number, currency)
        values (:id, :kind, :issuer, :guarantor, :number, :currency)
        on conflict do nothing""";

    private static final String ADD_VERSION = """
        insert into protection.version (
          id, document_id, place, fingerprint, is_current, state, value_minor, haircut_percent, valid_from, valid_to,
          note, proposed_by, proposed_by_name)
        values (:id, :document, :place, :fingerprint, :current, :state, :value, :haircut, :from, :to, :note, :by,
          :name)""";

    private static final String ADD_ALLOCATION = """
        insert into protection.allocation (version_id, customer_id, minor)
        values (:version, :customer, :minor)""";

    private static final String RULE = """
        update protection.version
        set verdict = :verdict, decided_by = :by, decided_by_name = :name, decided_at = now(), comment = :comment
        where id = :id""";

    private static final String STEP_BACK = """
        update protection.version
        set is_current = false
        where document_id = :document and is_current""";

    private static final String STEP_FORWARD = """
        update protection.version
        set is_current = true
        where id = :id""";

    private static final String LET_GO = """
        update protection.document
        set is_held = false
        where id = :id""";

    private static final String IS_ONE_HAND = """
        select v.proposed_by = :person or identity.is_one_hand(v.proposed_by, :person, v.proposed_at)
        from protection.version v
        where v.id = :id""";

    private final JdbcClient jdbc;

    ProtectionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ProtectedDocument> find(UUID id) {
        return jdbc.sql(DOCUMENT)
                .param("id", id)
                .query((row, _) -> document(row, versions(id)))
                .optional();
    }

    private List<ProtectedDocument.Version> versions(UUID document) {
        Map<UUID, List<Cover.Allocation>> allocations = new HashMap<>();
        jdbc.sql(ALLOCATIONS).param("id", document).query(row -> {
            allocations
                    .computeIfAbsent(row.getObject("version_id", UUID.class), _ -> new ArrayList<>())
                    .add(new Cover.Allocation(customer(row), row.getLong("minor")));
        });
        return jdbc.sql(VERSIONS)
                .param("id", document)
                .query((row, _) -> version(row, allocations.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    /** Keeps a document as it is until the end of the transaction. */
    Optional<ProtectedDocument> lock(UUID id) {
        return jdbc.sql(LOCK).param("id", id).query((_, _) -> true).optional().flatMap(_ -> find(id));
    }

    Optional<byte[]> fingerprint(UUID version) {
        return jdbc.sql(FINGERPRINT)
                .param("id", version)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** Adds a document with its first version; false if there is one of this key, or it is held already. */
    boolean add(Registration asked, CurrentUser by) {
        int added = jdbc.sql(ADD)
                .param("id", asked.id())
                .param("kind", asked.kind().name())
                .param("issuer", asked.issuer())
                .param(
                        "guarantor",
                        asked.guarantor()
                                .map(Customer::id)
                                .map(CustomerId::value)
                                .orElse(null),
                        Types.BIGINT)
                .param("number", asked.number())
                .param("currency", asked.currency().code())
                .update();
        if (added == 1) {
            addVersion(asked.id(), asked.id(), 1, asked.fingerprint(), asked.cover(), by);
        }
        return added == 1;
    }

    void addVersion(UUID id, UUID document, int place, byte[] fingerprint, Cover cover, CurrentUser by) {
        jdbc.sql(ADD_VERSION)
                .param("id", id)
                .param("document", document)
                .param("place", place)
                .param("fingerprint", fingerprint)
                .param("current", place == 1)
                .param("state", cover.state().name())
                .param("value", cover.valueMinor())
                .param("haircut", cover.haircutPercent())
                .param("from", cover.validFrom())
                .param("to", cover.validTo().orElse(null), Types.DATE)
                .param("note", cover.note())
                .param("by", by.id())
                .param("name", by.username())
                .update();
        cover.allocations()
                .forEach(part -> jdbc.sql(ADD_ALLOCATION)
                        .param("version", id)
                        .param("customer", part.customer().id().value())
                        .param("minor", part.minor())
                        .update());
    }

    void rule(UUID version, boolean isConfirmed, String comment, CurrentUser by) {
        jdbc.sql(RULE)
                .param("id", version)
                .param("verdict", isConfirmed ? "CONFIRMED" : "REJECTED")
                .param("by", by.id())
                .param("name", by.username())
                .param("comment", comment)
                .update();
    }

    /** Makes a version the one that holds. */
    void hold(UUID document, UUID version) {
        stepBack(document);
        jdbc.sql(STEP_FORWARD).param("id", version).update();
    }

    /** Leaves a document without a version that holds. */
    void stepBack(UUID document) {
        jdbc.sql(STEP_BACK).param("document", document).update();
    }

    /** Nobody is protected by it any more; its number may be registered again. */
    void letGo(UUID document) {
        jdbc.sql(LET_GO).param("id", document).update();
    }

    /** Whether a person wrote a version down, or is one hand with who did. */
    boolean isOwn(UUID version, long person) {
        return jdbc.sql(IS_ONE_HAND)
                .param("id", version)
                .param("person", person)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    private static ProtectedDocument document(ResultSet row, List<ProtectedDocument.Version> versions)
            throws SQLException {
        boolean isCustomer = row.getString("code") != null;
        return new ProtectedDocument(
                row.getObject("id", UUID.class),
                ProtectionKind.valueOf(row.getString("kind")),
                row.getString("issuer"),
                isCustomer ? Optional.of(customer(row)) : Optional.empty(),
                row.getString("number"),
                Currency.of(row.getString("document_currency")),
                row.getBoolean("is_held"),
                row.getTimestamp("registered_at").toInstant(),
                versions);
    }

    private static ProtectedDocument.Version version(ResultSet row, List<Cover.Allocation> allocations)
            throws SQLException {
        var cover = new Cover(
                Cover.State.valueOf(row.getString("state")),
                row.getLong("value_minor"),
                row.getBigDecimal("haircut_percent"),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)),
                row.getString("note"),
                allocations);
        return new ProtectedDocument.Version(
                row.getObject("id", UUID.class),
                row.getInt("place"),
                cover,
                row.getBoolean("is_current"),
                row.getLong("proposed_by"),
                row.getString("proposed_by_name"),
                row.getTimestamp("proposed_at").toInstant(),
                ruling(row));
    }

    private static Optional<ProtectedDocument.Ruling> ruling(ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        return verdict == null
                ? Optional.empty()
                : Optional.of(new ProtectedDocument.Ruling(
                        verdict.equals("CONFIRMED"),
                        row.getLong("decided_by"),
                        row.getString("decided_by_name"),
                        row.getTimestamp("decided_at").toInstant(),
                        row.getString("comment")));
    }

    /** The customer of a row with its key as {@code id_of_customer}. */
    static Customer customer(ResultSet row) throws SQLException {
        return new Customer(
                new CustomerId(row.getLong("id_of_customer")),
                row.getString("code"),
                row.getString("name"),
                Currency.of(row.getString("currency")),
                Customer.Status.valueOf(row.getString("status")));
    }
}
