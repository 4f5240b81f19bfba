package io.ballast.server.identity;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.client.CollectedClientData;
import io.ballast.server.audit.Audit;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers passkeys and checks what they answer; each change and each refusal of a known one stands in the trail. */
@Service
@Transactional
class Passkeys {
    static final int MOST = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final String REFUSED = "identity.passkey.refused";

    private final PasskeyRows rows;
    private final PasskeyCeremony ceremony;
    private final Optional<PasskeyPlace> place;
    private final SecondFactors factors;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    Passkeys(
            PasskeyRows rows,
            PasskeyCeremony ceremony,
            Optional<PasskeyPlace> place,
            SecondFactors factors,
            Accounts accounts,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.ceremony = ceremony;
        this.place = place;
        this.factors = factors;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a registration. */
    sealed interface Registered {
        /**
         * It can be used.
         *
         * @param codes recovery codes, where it is the first second factor
         */
        record Done(List<String> codes) implements Registered {
            public Done {
                codes = List.copyOf(codes);
            }
        }

        /** Message key of why not. */
        record Refused(String key) implements Registered {}
    }

    /** Who answered. */
    sealed interface Answer {
        record By(Account account, String label) implements Answer {}

        /** Nobody known, or a check failed. */
        record Nobody() implements Answer {}
    }

    @Transactional(readOnly = true)
    List<Passkey> of(long user) {
        return rows.of(user);
    }

    /** Keeps a new passkey of the user, who asked for it in this session. */
    Registered register(String json, String label, CurrentUser user, HttpSession session) {
        Optional<PasskeyPlace.Place> where = place.flatMap(PasskeyPlace::find);
        Optional<RegistrationData> data = ceremony.readNew(json)
                .filter(one ->
                        isAsked(one.getCollectedClientData(), Challenges.Purpose.REGISTER, session, clock.instant()));
        if (where.isEmpty() || data.isEmpty()) {
            return new Registered.Refused(REFUSED);
        }
        String name = label.strip();
        if (!isLabel(name)) {
            return new Registered.Refused("identity.passkey.fault.label");
        }
        if (rows.of(user.id()).size() >= MOST) {
            return new Registered.Refused("identity.passkey.fault.many");
        }
        return switch (ceremony.check(data.get(), where.get())) {
            case PasskeyCeremony.Checked.Refused<PasskeyCeremony.Made>(String because) -> {
                noteRefused(user.username(), because);
                yield new Registered.Refused(REFUSED);
            }
            case PasskeyCeremony.Checked.Sound<PasskeyCeremony.Made>(PasskeyCeremony.Made made) -> {
                if (!rows.add(user.id(), name, made, clock.instant())) {
                    yield new Registered.Refused("identity.passkey.fault.known");
                }
                audit.record(
                        "identity.passkey.registered",
                        "user",
                        user.username(),
                        "",
                        Map.of(),
                        Map.of("label", name, "is_backed_up", made.isBackedUp()));
                yield new Registered.Done(factors.firstRecoveryCodes(user.id()));
            }
        };
    }

    /**
     * Whose passkey answered what this session asked for.
     *
     * @param wanted the only user who counts; anybody where it is empty
     */
    Answer answered(String json, Challenges.Purpose purpose, Optional<Long> wanted, HttpSession session) {
        Instant now = clock.instant();
        Optional<PasskeyPlace.Place> where = place.flatMap(PasskeyPlace::find);
        Optional<AuthenticationData> data =
                ceremony.read(json).filter(one -> isAsked(one.getCollectedClientData(), purpose, session, now));
        if (where.isEmpty() || data.isEmpty()) {
            LOG.info("passkey answer unread or not asked for");
            return new Answer.Nobody();
        }
        Optional<StoredPasskey.Bytes> handle = PasskeyCeremony.handleOf(data.get());
        Optional<StoredPasskey> known = PasskeyCeremony.credentialOf(data.get())
                .flatMap(credential -> rows.find(credential.bytes()))
                .filter(one -> handle.isEmpty() || handle.get().equals(one.handle()));
        Optional<Account> account = known.filter(one -> wanted.isEmpty() || wanted.get() == one.user())
                .flatMap(one -> accounts.find(one.user()))
                .filter(one -> one.state() == UserState.ACTIVE);
        if (known.isEmpty() || account.isEmpty()) {
            LOG.info("passkey unknown, of another or of nobody active");
            return new Answer.Nobody();
        }
        return switch (ceremony.check(data.get(), known.get(), where.get())) {
            case PasskeyCeremony.Checked.Refused<PasskeyCeremony.Used>(String because) -> {
                noteRefused(account.get().username(), because);
                yield new Answer.Nobody();
            }
            case PasskeyCeremony.Checked.Sound<PasskeyCeremony.Used>(PasskeyCeremony.Used used) -> {
                rows.used(known.get().id(), used, now);
                yield new Answer.By(account.get(), known.get().label());
            }
        };
    }

    /** Whether this session asked for the answer, and for this; the question is used up. */
    private static boolean isAsked(
            @Nullable CollectedClientData data, Challenges.Purpose purpose, HttpSession session, Instant now) {
        return data != null && Challenges.in(session).take(data.getChallenge().getValue(), purpose, now);
    }

    private static boolean isLabel(String name) {
        return !name.isEmpty() && name.length() <= Passkey.LONGEST_LABEL;
    }

    private void noteRefused(String username, String because) {
        LOG.warn("passkey refused because={}", because);
        audit.recordAs(username, REFUSED, "user", username, "", Map.of(), Map.of("because", because));
    }

    /**
     * Calls one's passkey otherwise.
     *
     * @throws Refusal as not found if it is not the user's, as unprocessable if the label is not sound
     */
    void rename(long id, String label, CurrentUser user) {
        String name = label.strip();
        if (!isLabel(name)) {
            throw Refusal.unprocessable("identity.passkey.fault.label");
        }
        String before = rows.rename(id, user.id(), name).orElseThrow(Refusal::notFound);
        if (!before.equals(name)) {
            audit.record(
                    "identity.passkey.renamed",
                    "user",
                    user.username(),
                    "",
                    Map.of("label", before),
                    Map.of("label", name));
        }
    }

    /**
     * Takes a passkey away; with the last second factor its recovery codes go.
     *
     * @throws Refusal as not found if it is not that account's
     */
    void remove(long id, Account account, String why) {
        String label = rows.remove(id, account.id()).orElseThrow(Refusal::notFound);
        factors.forgetCodesWithoutFactor(account.id());
        audit.record("identity.passkey.removed", "user", account.username(), why, Map.of("label", label), Map.of());
    }

    /** Takes all of them away, for who lost everything. */
    void removeAll(Account account, String why) {
        int removed = rows.removeAll(account.id());
        if (removed > 0) {
            factors.forgetCodesWithoutFactor(account.id());
            audit.record(
                    "identity.passkey.removed", "user", account.username(), why, Map.of("passkeys", removed), Map.of());
        }
    }
}
