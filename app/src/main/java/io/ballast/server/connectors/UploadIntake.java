package io.ballast.server.connectors;

import io.ballast.engine.value.Sha256;
import io.ballast.server.audit.Audit;
import io.ballast.server.identity.Users;
import io.ballast.server.web.CrashPoint;
import io.ballast.server.web.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes files in: at most {@value #MOST_FILES} at once, kept for twelve hours. */
@Service
class UploadIntake {
    static final int MOST_FILES = 20;
    private static final long MOST_UPLOADS = 200;
    private static final Duration LIFE = Duration.ofHours(12);
    private static final int LONGEST_NAME = 255;

    private final Uploads uploads;
    private final UploadFolder folder;
    private final Inspections inspections;
    private final Imports imports;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UploadIntake(
            Uploads uploads,
            UploadFolder folder,
            Inspections inspections,
            Imports imports,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.uploads = uploads;
        this.folder = folder;
        this.inspections = inspections;
        this.imports = imports;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A file on its way in. */
    record Incoming(String name, InputStreamSource bytes) {}

    /**
     * What comes with the files.
     *
     * @param source code of their source; empty to let it be told
     * @param kind kind of all files, where the sender says so
     * @param text how all text files are written, where the sender says so
     * @param rates exchange rates, one a line
     */
    record Wish(Optional<String> source, Optional<String> kind, TextChoice text, String rates) {
        static final Wish NONE = new Wish(Optional.empty(), Optional.empty(), TextChoice.NONE, "");
    }

    /** What became of files that were sent. */
    sealed interface Outcome {
        /** They are there. */
        record Taken(long upload) implements Outcome {}

        /** They were there already: the same user sent the same with the same key. */
        record Replayed(long upload) implements Outcome {}

        /** The same user sent something else with the same key. */
        record OtherContent() implements Outcome {}
    }

    /** Takes the files in and tells what they are. */
    long take(List<Incoming> files) {
        return switch (take(files, Wish.NONE, Optional.empty(), "")) {
            case Outcome.Taken taken -> taken.upload();
            case Outcome.Replayed replayed -> replayed.upload();
            case Outcome.OtherContent _ -> throw new IllegalStateException("Nobody gave a key");
        };
    }

    /**
     * Takes the files in, once for each key.
     *
     * @param key idempotency key of the sender
     * @param besides all else that was sent and must be the same for the same key
     */
    Outcome take(List<Incoming> files, Wish wish, Optional<String> key, String besides) {
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw Refusal.badRequest("connectors.upload.number", MOST_FILES);
        }
        dropOld();
        Optional<Uploads.Idempotency> idempotency =
                key.map(given -> new Uploads.Idempotency(given, fingerprint(files, besides)));
        Optional<Long> added = transaction.execute(_ -> added(files, wish, idempotency));
        if (added.isPresent()) {
            CrashPoint.hit("import.uploaded");
            return new Outcome.Taken(added.get());
        }
        Uploads.Keyed known = uploads.byKey(Users.current().username(), key.orElse(""))
                .orElseThrow(() -> new IllegalStateException("The upload of this key is gone"));
        boolean isSame = idempotency
                .filter(now -> now.fingerprint().equals(known.fingerprint()))
                .isPresent();
        return isSame ? new Outcome.Replayed(known.id()) : new Outcome.OtherContent();
    }

    private void dropOld() {
        Instant before = clock.instant().minus(LIFE);
        for (long old : uploads.olderThan(before)) {
            folder.delete(old);
            uploads.delete(old);
        }
        if (uploads.count() >= MOST_UPLOADS) {
            throw Refusal.conflict("connectors.upload.too_many", MOST_UPLOADS);
        }
    }

    private Optional<Long> added(List<Incoming> files, Wish wish, Optional<Uploads.Idempotency> idempotency) {
        Optional<Long> added = uploads.add(Users.current().username(), clock.instant(), idempotency);
        if (added.isPresent()) {
            try {
                store(added.get(), files);
                recognise(added.get(), wish);
            } catch (RuntimeException e) {
                folder.delete(added.get());
                throw e;
            }
        }
        return added;
    }

    private void store(long upload, List<Incoming> files) {
        int place = 0;
        for (Incoming file : files) {
            place++;
            String name = cleaned(file.name(), place);
            try {
                String stored = folder.take(upload, place, file.bytes().getInputStream());
                var path = folder.of(upload).resolve(stored);
                uploads.addFile(upload, place, name, stored, java.nio.file.Files.size(path), ContentHash.of(path));
            } catch (RefusedFile e) {
                throw Refusal.badRequest("connectors.refused." + e.why().reason(), name);
            } catch (IOException e) {
                if (UploadFolder.isFull(e)) {
                    throw Refusal.noRoom("connectors.upload.no_room", name);
                }
                throw new UncheckedIOException("Cannot store an upload", e);
            }
        }
        Upload stored = uploads.find(upload).orElseThrow();
        audit.record(
                "connectors.upload.received",
                "upload",
                Long.toString(upload),
                "",
                Map.of(),
                Map.of(
                        "contentHashes",
                        stored.files().stream().map(Upload.File::hash).toList()));
    }

    /** The last part of what a browser calls the file, without what no file name should hold. */
    private static String cleaned(String name, int place) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("\\p{Cntrl}|[\\u202A-\\u202E\\u2066-\\u2069]", "")
                .strip();
        String shortened = plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
        return shortened.isEmpty() ? "file-" + place : shortened;
    }

    private void recognise(long id, Wish wish) {
        Upload upload = uploads.find(id).orElseThrow();
        List<Recognition.Seen> seen = new ArrayList<>();
        upload.files().forEach(file -> seen.add(seen(id, file, wish.text())));
        Optional<SourceDefinition> source = wish.source()
                .map(code -> imports.source(code).definition())
                .or(() -> Recognition.source(imports.definitions(), seen));
        uploads.choose(
                id, new Upload.Choices(source.map(SourceDefinition::code).orElse(""), Optional.empty(), wish.rates()));
        for (Upload.File file : upload.files()) {
            Optional<String> kind = wish.kind()
                    .or(() -> source.flatMap(known -> Recognition.kind(known, seen.get(file.place() - 1)))
                            .map(FileDefinition::kind));
            uploads.say(id, file.place(), new Upload.Said(kind, false, Optional.empty(), wish.text(), Map.of()));
        }
    }

    private Recognition.Seen seen(long upload, Upload.File file, TextChoice text) {
        try {
            return new Recognition.Seen(
                    file.name(),
                    inspections
                            .of(folder.of(upload, file), file, Optional.empty(), text)
                            .header());
        } catch (RefusedFile e) {
            return new Recognition.Seen(file.name(), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read an upload", e);
        }
    }

    /** SHA-256 over names, bytes and all else. */
    private static String fingerprint(List<Incoming> files, String besides) {
        MessageDigest digest = Sha256.digest();
        digest.update(besides.getBytes(StandardCharsets.UTF_8));
        for (Incoming file : files) {
            digest.update(("\n" + file.name() + "\n").getBytes(StandardCharsets.UTF_8));
            try (InputStream in = new DigestInputStream(file.bytes().getInputStream(), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read an upload", e);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
