package io.ballast.server.sealing;

import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Changes the keys and what they have sealed; who calls it writes the entry of the trail. */
@Component
public class KeyKeeping {
    private final FieldCipher cipher;
    private final FieldKey fieldKey;
    private final Rings rings;
    private final SealedRows rows;
    private final List<SealedColumn> columns;
    private final ApplicationEventPublisher events;

    KeyKeeping(
            FieldCipher cipher,
            FieldKey fieldKey,
            Rings rings,
            SealedRows rows,
            List<SealedColumn> columns,
            ApplicationEventPublisher events) {
        this.cipher = cipher;
        this.fieldKey = fieldKey;
        this.rings = rings;
        this.rows = rows;
        this.columns = columns;
        this.events = events;
    }

    /**
     * What is sealed in one column.
     *
     * @param byKey values of each key, by its id
     * @param inClear values that are not sealed yet
     */
    public record Counted(SealedColumn column, Map<String, Long> byKey, long inClear) {
        public Counted {
            byKey = Map.copyOf(byKey);
        }

        public long values() {
            return inClear + byKey.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * The keys and how much each has sealed.
     *
     * @param outer id of the field key around them, and where it is looked for
     * @param keys ids of all keys; empty before anything was sealed
     * @param current the one that seals now
     */
    public record State(String outer, List<String> keys, Optional<String> current, List<Counted> columns) {
        /** Values sealed by a key. */
        public long under(String key) {
            return columns.stream()
                    .mapToLong(column -> column.byKey().getOrDefault(key, 0L))
                    .sum();
        }

        /** Values that another than the current key has sealed. */
        public long behind() {
            return columns.stream().mapToLong(Counted::values).sum()
                    - current.map(this::under).orElse(0L);
        }
    }

    /** What one pass over all columns has done. */
    public record Pass(long resealed, List<String> unreadable) {
        public Pass {
            unreadable = List.copyOf(unreadable);
        }
    }

    /** How many values there are in each column; needs no key. */
    @Transactional(readOnly = true)
    public List<Counted> counted() {
        return columns.stream()
                .map(column -> new Counted(column, rows.counts(column), rows.inClear(column)))
                .toList();
    }

    /** The keys and what they have sealed. */
    @Transactional(readOnly = true)
    public State state() {
        Optional<Rings.Stored> stored = rings.read();
        Optional<Keyring> ring = stored.map(cipher::open);
        return new State(
                stored.map(Rings.Stored::wrappedBy).orElse("-") + " (" + fieldKey.where() + ")",
                ring.map(keys -> keys.ids().stream().map(KeyId::text).toList()).orElse(List.of()),
                ring.map(keys -> KeyId.text(keys.current())),
                counted());
    }

    /**
     * Checks that the field key opens what is stored.
     *
     * @throws KeyLost if it does not
     */
    public void check() {
        rings.read().ifPresent(cipher::open);
    }

    /** A new key that seals from the end of this transaction on; its id. It waits for those who are sealing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String addKey() {
        cipher.current();
        Keyring grown = cipher.open(rings.lock().orElseThrow()).withNewKey();
        store(grown);
        return KeyId.text(grown.current());
    }

    /** Seals some values of a column anew by the current key, in a transaction of its own. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Pass reseal(SealedColumn column, List<String> except, int atMost) {
        Keyring ring = cipher.current();
        List<String> unreadable = new ArrayList<>();
        List<SealedRows.Row> some = rows.sealedByOthers(column, ring.current(), except, atMost);
        for (SealedRows.Row row : some) {
            try {
                write(column, row.key(), cipher.open(row.value(), column.place(row.key())));
            } catch (IllegalStateException e) {
                unreadable.add(row.key());
            }
        }
        return new Pass(some.size() - unreadable.size(), unreadable);
    }

    /** Seals what an earlier version kept in clear text, some of it, in a transaction of its own. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    long sealClear(SealedColumn column, int atMost) {
        if (column.clear().isEmpty()) {
            return 0;
        }
        List<SealedRows.Row> some = rows.inClear(column, column.clear().get(), atMost);
        some.forEach(row -> write(column, row.key(), row.value()));
        return some.size();
    }

    private void write(SealedColumn column, String key, byte[] plain) {
        rows.write(
                column,
                key,
                cipher.seal(plain, column.place(key)),
                column.lookup()
                        .map(name -> cipher.lookup(
                                column.indexed().apply(new String(plain, StandardCharsets.UTF_8)), column)));
    }

    /** Values of a column that another than the current key has sealed; none where there is no ring yet. */
    @Transactional(readOnly = true)
    public long behind(SealedColumn column) {
        return rings.read()
                .map(stored -> rows.sealedByOthers(column, cipher.open(stored).current()))
                .orElse(0L);
    }

    List<SealedColumn> columns() {
        return columns;
    }

    /** Destroys every key that has sealed nothing that is still there; their ids. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> retire() {
        Optional<Rings.Stored> stored = rings.lock();
        if (stored.isEmpty()) {
            return List.of();
        }
        Keyring ring = cipher.open(stored.get());
        Set<String> used = new TreeSet<>();
        columns.forEach(column -> used.addAll(rows.counts(column).keySet()));
        Set<Integer> unused = new TreeSet<>(ring.ids());
        unused.remove(ring.current());
        unused.removeIf(id -> used.contains(KeyId.text(id)));
        if (!unused.isEmpty()) {
            store(ring.without(unused));
        }
        return unused.stream().map(KeyId::text).toList();
    }

    /** What the ring is wrapped with before and after. */
    public record Rewrapped(String before, String after) {}

    /**
     * Encrypts the ring by another field key. Where the key lies in its file, the file holds both keys until the ring
     * is stored: at no moment is there a ring that nothing opens.
     *
     * @param to file with the other key, made where it is not there; needed where BALLAST_FIELD_KEY has the key
     */
    public Rewrapped rewrap(Optional<Path> to, RingStore store) throws IOException {
        KeysetHandle old = fieldKey.readOrMake();
        KeysetHandle next = to.isPresent() ? FieldKey.readOrMake(to.get()) : FieldKey.generate();
        boolean isFile = to.isEmpty();
        if (isFile) {
            fieldKey.replace(FieldKey.with(old, next));
        }
        var result = new Rewrapped(FieldKey.id(old), FieldKey.id(next));
        store.inTransaction(result, () -> wrapWith(next));
        if (isFile) {
            fieldKey.replace(next);
        }
        return result;
    }

    /** Runs the change and its entry of the trail in one transaction. */
    @FunctionalInterface
    public interface RingStore {
        /** Does both or none. */
        void inTransaction(Rewrapped what, Runnable change);
    }

    private void wrapWith(KeysetHandle next) {
        cipher.current();
        Rings.Stored stored = rings.lock().orElseThrow();
        rings.replace(
                new Rings.Stored(stored.stamp(), cipher.open(stored).wrap(FieldKey.cipher(next)), FieldKey.id(next)));
    }

    /** Whether the field key is given by the environment. */
    public boolean isGiven() {
        return fieldKey.isGiven();
    }

    /**
     * Goes on without a key that is lost: all sealed values are forgotten, and a new ring is made by the field key of
     * now.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void abandon() {
        KeysetHandle outer = fieldKey.readOrMake();
        rings.lock();
        var stored =
                new Rings.Stored(UUID.randomUUID(), Keyring.make().wrap(FieldKey.cipher(outer)), FieldKey.id(outer));
        rings.add(stored);
        rings.replace(stored);
        cipher.forget();
        events.publishEvent(new FieldsAbandoned());
    }

    private void store(Keyring ring) {
        KeysetHandle outer = fieldKey.readOrMake();
        rings.replace(new Rings.Stored(UUID.randomUUID(), ring.wrap(FieldKey.cipher(outer)), FieldKey.id(outer)));
        cipher.forget();
    }
}
