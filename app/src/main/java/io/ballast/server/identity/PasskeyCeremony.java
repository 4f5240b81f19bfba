package io.ballast.server.identity;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What browsers answer, read and checked by WebAuthn4J: challenge, origin, domain, signature, counter, and that the
 * authenticator knew its holder (PIN or biometrics). Whose model it is does not matter: attestation is not asked for.
 */
@Component
class PasskeyCeremony {
    /** Of an answer, in characters; those of today's authenticators have some 2,000. */
    static final int LONGEST = 20_000;

    /** By their numbers in the COSE registry: Ed25519, ES256, RS256. */
    static final List<Integer> ALGORITHMS = List.of(-8, -7, -257);

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyCeremony.class);

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter keys = new AttestedCredentialDataConverter(converter);

    /** A new credential that stood every check. */
    record Made(
            StoredPasskey.Bytes credential,
            StoredPasskey.Bytes publicKey,
            long signCount,
            boolean isBackupEligible,
            boolean isBackedUp,
            List<String> transports) {
        Made {
            transports = List.copyOf(transports);
        }
    }

    /** A use that stood every check. */
    record Used(long signCount, boolean isBackedUp) {}

    /** An answer that stands, or the name of the check that it failed. */
    sealed interface Checked<T> {
        record Sound<T>(T value) implements Checked<T> {}

        record Refused<T>(String because) implements Checked<T> {}
    }

    /** Empty if it is no answer of a browser to a request for a new credential. */
    Optional<RegistrationData> readNew(String json) {
        return read(json, Set.of("clientDataJSON", "attestationObject"), manager::parseRegistrationResponseJSON);
    }

    /** Empty if it is no answer of a browser to a request for a known credential. */
    Optional<AuthenticationData> read(String json) {
        return read(
                json,
                Set.of("clientDataJSON", "authenticatorData", "signature"),
                manager::parseAuthenticationResponseJSON);
    }

    private <T> Optional<T> read(String json, Set<String> parts, Function<String, T> reader) {
        if (json.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode answer = mapper.readTree(json);
            boolean isWhole = answer.path("id").isString()
                    && answer.path("rawId").isString()
                    && parts.stream()
                            .allMatch(part -> answer.path("response").path(part).isString());
            return isWhole ? Optional.of(reader.apply(json)) : Optional.empty();
        } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
            LOG.info("passkey answer unread because={}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Which credential answers. */
    static Optional<StoredPasskey.Bytes> credentialOf(AuthenticationData data) {
        return data.getCredentialId() == null
                ? Optional.empty()
                : Optional.of(
                        new StoredPasskey.Bytes(Arrays.copyOf(data.getCredentialId(), data.getCredentialId().length)));
    }

    /** Whose it says to be; sticks without a memory of their own do not say it. */
    static Optional<StoredPasskey.Bytes> handleOf(AuthenticationData data) {
        return data.getUserHandle() == null
                ? Optional.empty()
                : Optional.of(
                        new StoredPasskey.Bytes(Arrays.copyOf(data.getUserHandle(), data.getUserHandle().length)));
    }

    Checked<Made> check(RegistrationData data, PasskeyPlace.Place place) {
        List<PublicKeyCredentialParameters> accepted = ALGORITHMS.stream()
                .map(number -> new PublicKeyCredentialParameters(
                        PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(number)))
                .toList();
        Challenge challenge =
                Objects.requireNonNull(data.getCollectedClientData()).getChallenge();
        try {
            manager.verify(data, new RegistrationParameters(server(place, challenge), accepted, true, true));
        } catch (WebAuthnException e) {
            return new Checked.Refused<>(e.getClass().getSimpleName());
        }
        var authenticator = Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
        var credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
        Set<AuthenticatorTransport> transports =
                Optional.ofNullable(data.getTransports()).orElse(Set.of());
        return new Checked.Sound<>(new Made(
                new StoredPasskey.Bytes(credential.getCredentialId()),
                new StoredPasskey.Bytes(keys.convert(credential)),
                authenticator.getSignCount(),
                authenticator.isFlagBE(),
                authenticator.isFlagBS(),
                transports.stream()
                        .map(AuthenticatorTransport::getValue)
                        .filter(value -> value.matches("[a-z-]{1,20}"))
                        .sorted()
                        .limit(10)
                        .toList()));
    }

    Checked<Used> check(AuthenticationData data, StoredPasskey known, PasskeyPlace.Place place) {
        var stored = new CredentialRecordImpl(
                null,
                true,
                known.isBackupEligible(),
                known.isBackedUp(),
                known.signCount(),
                keys.convert(known.publicKey().bytes()),
                null,
                null,
                null,
                null);
        Challenge challenge =
                Objects.requireNonNull(data.getCollectedClientData()).getChallenge();
        try {
            manager.verify(data, new AuthenticationParameters(server(place, challenge), stored, null, true, true));
        } catch (WebAuthnException e) {
            return new Checked.Refused<>(e.getClass().getSimpleName());
        }
        var authenticator = Objects.requireNonNull(data.getAuthenticatorData());
        return new Checked.Sound<>(new Used(authenticator.getSignCount(), authenticator.isFlagBS()));
    }

    private static ServerProperty server(PasskeyPlace.Place place, Challenge challenge) {
        return ServerProperty.builder()
                .origin(new Origin(place.origin()))
                .rpId(place.domain())
                .challenge(challenge)
                .build();
    }
}
