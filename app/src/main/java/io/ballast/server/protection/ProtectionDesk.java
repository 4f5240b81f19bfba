package io.ballast.server.protection;

import io.ballast.engine.value.Sha256;
import io.ballast.server.audit.Audit;
import io.ballast.server.customers.CustomerSubjects;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Refusal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes documents and what becomes of them; nothing counts before a second person has confirmed it. */
@Component
class ProtectionDesk {
    static final String READ = "protection:document:read";
    static final String WRITE = "protection:document:write";
    static final String CONFIRM = "protection:document:confirm";
    static final String EXPORT = "protection:document:export";

    static final long LARGEST_MINOR = 1_000_000_000_000_000L;
    static final int MOST_CUSTOMERS = 50;
    static final int LONGEST_YEARS = 50;
    static final int LONGEST_TEXT = 1_000;

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final ProtectionRows rows;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;

    ProtectionDesk(
            ProtectionRows rows, Audit audit, ApplicationEventPublisher events, TransactionTemplate transactions) {
        this.rows = rows;
        this.audit = audit;
        this.events = events;
        this.transactions = transactions;
    }

    /**
     * Takes a document; registered again under its key, the answer is the same.
     *
     * @throws Refusal if it is not sound, held already, or the key was used for something else
     */
    ProtectedDocument register(Registration asked, CurrentUser user) {
        requirePerson(user);
        check(asked.issuer(), Registration.LONGEST_ISSUER, "issuer");
        check(asked.number(), Registration.LONGEST_NUMBER, "number");
        check(asked.cover());
        return work(() -> {
            if (!rows.add(asked, user)) {
                return replayed(asked.id(), asked.id(), asked.fingerprint())
                        .orElseThrow(() -> Refusal.conflict("protection.fault.registered", asked.number()));
            }
            return told(asked.id(), "registered", asked.cover(), Optional.empty());
        });
    }

    /**
     * Writes down what a document says now; asked again under its key, the answer is the same.
     *
     * @param id made by the caller
     * @throws Refusal if it is not sound, another change waits, or the document is not held any more
     */
    ProtectedDocument change(UUID document, UUID id, Cover cover, CurrentUser user) {
        requirePerson(user);
        byte[] fingerprint = Sha256.of(document + "\n" + cover.text());
        return work(() -> {
            ProtectedDocument before = rows.lock(document).orElseThrow(Refusal::notFound);
            Optional<ProtectedDocument> known = replayed(document, id, fingerprint);
            if (known.isPresent()) {
                return known.get();
            }
            check(cover);
            if (!before.isHeld()) {
                throw Refusal.conflict("protection.fault.let-go");
            }
            if (before.open().isPresent()) {
                throw Refusal.conflict("protection.fault.open");
            }
            int place = before.versions().getFirst().place() + 1;
            rows.addVersion(id, document, place, fingerprint, cover, user);
            return told(document, "changed", cover, Optional.of(before.current().cover()));
        });
    }

    /** The same document, released or called. */
    ProtectedDocument end(UUID document, UUID id, Cover.State state, String why, CurrentUser user) {
        ProtectedDocument held = rows.find(document).orElseThrow(Refusal::notFound);
        if (state == Cover.State.ACTIVE) {
            throw Refusal.badRequest("protection.fault.state", state.name());
        }
        check(why, LONGEST_TEXT, "why");
        return change(document, id, held.current().cover().in(state, why.strip()), user);
    }

    /**
     * Confirms what another person wrote down: from now on it holds.
     *
     * @throws Refusal if it is the own version, or was ruled on already
     */
    ProtectedDocument confirm(UUID document, int place, CurrentUser user) {
        return ruled(document, place, true, "", user);
    }

    /**
     * Says no to a version; who wrote it down may do so too, and takes it back with that.
     *
     * @throws Refusal if it was ruled on already, or no reason is given
     */
    ProtectedDocument reject(UUID document, int place, String comment, CurrentUser user) {
        return ruled(document, place, false, comment.strip(), user);
    }

    private ProtectedDocument ruled(UUID id, int place, boolean isConfirmed, String comment, CurrentUser user) {
        requirePerson(user);
        return work(() -> {
            ProtectedDocument document = rows.lock(id).orElseThrow(Refusal::notFound);
            ProtectedDocument.Version version = document.versions().stream()
                    .filter(each -> each.place() == place)
                    .findFirst()
                    .orElseThrow(Refusal::notFound);
            if (!version.isOpen()) {
                return again(document, version, isConfirmed, user);
            }
            if (!isConfirmed) {
                check(comment, LONGEST_TEXT, "comment");
            } else if (rows.isOwn(version.id(), user.id())) {
                throw Refusal.forbidden("protection.fault.own");
            }
            Optional<Cover> before = Optional.of(document.current().cover()).filter(_ -> place > 1);
            rows.rule(version.id(), isConfirmed, comment, user);
            follow(document, version, isConfirmed);
            return told(id, isConfirmed ? "confirmed" : "rejected", version.cover(), before);
        });
    }

    /** What was ruled on stays so; said again by the same person, it is the same answer. */
    private static ProtectedDocument again(
            ProtectedDocument document, ProtectedDocument.Version version, boolean isConfirmed, CurrentUser user) {
        ProtectedDocument.Ruling ruling = version.ruling().orElseThrow();
        if (ruling.isConfirmed() != isConfirmed || ruling.byId() != user.id()) {
            throw Refusal.conflict("protection.fault.ruled", ruling.by());
        }
        return document;
    }

    private void follow(ProtectedDocument document, ProtectedDocument.Version version, boolean isConfirmed) {
        if (isConfirmed) {
            rows.hold(document.id(), version.id());
        } else if (version.isCurrent()) {
            rows.stepBack(document.id());
        }
        boolean isReleased = isConfirmed && version.cover().state() == Cover.State.RELEASED;
        if (isReleased || !isConfirmed && version.isCurrent()) {
            rows.letGo(document.id());
        }
    }

    private Optional<ProtectedDocument> replayed(UUID document, UUID version, byte[] fingerprint) {
        return rows.fingerprint(version).map(known -> {
            if (!Arrays.equals(known, fingerprint)) {
                throw Refusal.unprocessable("protection.fault.key");
            }
            return rows.find(document).orElseThrow(Refusal::notFound);
        });
    }

    private static void requirePerson(CurrentUser user) {
        if (user.id() <= 0) {
            throw Refusal.forbidden("protection.fault.nobody");
        }
    }

    private static void check(Cover cover) {
        if (cover.valueMinor() < 1 || cover.valueMinor() > LARGEST_MINOR) {
            throw Refusal.badRequest("protection.fault.value");
        }
        BigDecimal haircut = cover.haircutPercent();
        if (haircut.signum() < 0
                || haircut.compareTo(WHOLE) > 0
                || haircut.stripTrailingZeros().scale() > 2) {
            throw Refusal.badRequest("protection.fault.haircut", haircut.toPlainString());
        }
        if (cover.validTo()
                .filter(last -> last.isBefore(cover.validFrom())
                        || last.isAfter(cover.validFrom().plusYears(LONGEST_YEARS)))
                .isPresent()) {
            throw Refusal.badRequest("protection.fault.valid-to", LONGEST_YEARS);
        }
        if (cover.note().length() > LONGEST_TEXT) {
            throw Refusal.badRequest("protection.fault.note", LONGEST_TEXT);
        }
        checkAllocations(cover);
    }

    private static void checkAllocations(Cover cover) {
        long customers = cover.allocations().stream()
                .map(part -> part.customer().id())
                .distinct()
                .count();
        if (customers < 1
                || customers > MOST_CUSTOMERS
                || customers < cover.allocations().size()) {
            throw Refusal.badRequest("protection.fault.customers", MOST_CUSTOMERS);
        }
        boolean isWithin =
                cover.allocations().stream().allMatch(part -> part.minor() >= 0 && part.minor() <= cover.valueMinor());
        if (!isWithin || cover.allocatedMinor() > cover.valueMinor()) {
            throw Refusal.badRequest("protection.fault.allocated");
        }
    }

    private static void check(String text, int longest, String field) {
        if (text.isBlank() || text.length() > longest) {
            throw Refusal.badRequest("protection.fault." + field, longest);
        }
    }

    /** Writes the trail of every customer it stands or stood for, in the order of their keys, and tells of it. */
    private ProtectedDocument told(UUID id, String verb, Cover cover, Optional<Cover> before) {
        ProtectedDocument document = rows.find(id).orElseThrow();
        Map<Long, Long> now = byCustomer(cover);
        Map<Long, Long> then = before.map(ProtectionDesk::byCustomer).orElseGet(TreeMap::new);
        var customers = new TreeMap<>(then);
        customers.putAll(now);
        customers.keySet().forEach(customer -> {
            audit.record(
                    "protection.document." + verb,
                    CustomerSubjects.TYPE,
                    Long.toString(customer),
                    document.versions()
                            .getFirst()
                            .ruling()
                            .map(ProtectedDocument.Ruling::comment)
                            .orElse(cover.note()),
                    before.map(was -> fields(document, was, then.getOrDefault(customer, 0L)))
                            .orElse(Map.of()),
                    fields(document, cover, now.getOrDefault(customer, 0L)));
            events.publishEvent(new ProtectionChanged(customer, id));
        });
        return document;
    }

    private static Map<Long, Long> byCustomer(Cover cover) {
        Map<Long, Long> parts = new TreeMap<>();
        cover.allocations().forEach(part -> parts.put(part.customer().id().value(), part.minor()));
        return parts;
    }

    /** Of the document only what concerns one of its customers. */
    private static Map<String, Object> fields(ProtectedDocument document, Cover cover, long allocatedMinor) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("document", document.id().toString());
        fields.put("kind", document.kind().name());
        fields.put("number", document.number());
        fields.put("state", cover.state().name());
        fields.put("currency", document.currency().code());
        fields.put("allocatedMinor", allocatedMinor);
        fields.put("haircutPercent", cover.haircutPercent().toPlainString());
        fields.put("validFrom", cover.validFrom().toString());
        cover.validTo().ifPresent(last -> fields.put("validTo", last.toString()));
        return fields;
    }

    private ProtectedDocument work(Supplier<ProtectedDocument> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }
}
