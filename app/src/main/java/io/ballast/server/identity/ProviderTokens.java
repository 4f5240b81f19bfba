package io.ballast.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what an identity provider signed, by OpenID Connect Core 1.0, 3.1.3.7. */
@Component
class ProviderTokens {
    /** How far the two clocks may be apart. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /** Public keys only: with a secret, whoever knows the public key could sign. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final int LONGEST_SUBJECT = 255;

    private final ProviderSettings settings;
    private final Clock clock;

    ProviderTokens(ProviderSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Whom a token speaks of.
     *
     * @throws ProviderRefusal if it is not signed by the provider, for this server, now, and for what was asked
     */
    ProviderPerson check(String token, Provider provider, ProviderAsked asked) throws ProviderRefusal {
        JWTClaimsSet claims = verified(token, provider);
        String clientId = settings.client().orElseThrow().id();
        try {
            require(provider.issuer().equals(claims.getIssuer()), "iss");
            require(claims.getAudience().contains(clientId), "aud");
            String party = claims.getStringClaim("azp");
            require(party == null ? claims.getAudience().size() == 1 : party.equals(clientId), "azp");
            require(asked.nonce().equals(claims.getStringClaim("nonce")), "nonce");
            requireNow(claims, asked.since());
            String subject = Optional.ofNullable(claims.getSubject()).orElse("");
            require(!subject.isBlank() && subject.length() <= LONGEST_SUBJECT, "sub");
            return new ProviderPerson(
                    provider.issuer(),
                    subject,
                    Optional.ofNullable(claims.getStringClaim("sid")),
                    username(claims),
                    hasSecondFactor(claims),
                    Optional.ofNullable(claims.getDateClaim("auth_time")).map(Date::toInstant),
                    new Secret(token));
        } catch (ParseException e) {
            throw new ProviderRefusal(ProviderRefusal.Reason.UNSOUND, "A claim has the wrong type", e);
        }
    }

    private static JWTClaimsSet verified(String token, Provider provider) throws ProviderRefusal {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, provider.keys()));
        // Times and names are checked here, by our clock and with our reasons.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        try {
            return processor.process(SignedJWT.parse(token), null);
        } catch (KeySourceException e) {
            throw new ProviderRefusal(ProviderRefusal.Reason.AWAY, "Keys: " + e.getMessage(), e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new ProviderRefusal(ProviderRefusal.Reason.UNSOUND, "Signature: " + e.getMessage(), e);
        }
    }

    /** It must have been made after it was asked for, must not come from the future, and must not be over. */
    private void requireNow(JWTClaimsSet claims, Instant asked) throws ProviderRefusal {
        Instant now = clock.instant();
        Instant made = time(claims.getIssueTime(), "iat");
        Instant ends = time(claims.getExpirationTime(), "exp");
        if (made.isAfter(now.plus(SKEW)) || made.isBefore(asked.minus(SKEW))) {
            throw new ProviderRefusal(ProviderRefusal.Reason.CLOCKS, "iat " + made + " at " + now);
        }
        if (!ends.plus(SKEW).isAfter(now)) {
            throw new ProviderRefusal(ProviderRefusal.Reason.CLOCKS, "exp " + ends + " at " + now);
        }
        Date from = claims.getNotBeforeTime();
        if (from != null && from.toInstant().isAfter(now.plus(SKEW))) {
            throw new ProviderRefusal(ProviderRefusal.Reason.CLOCKS, "nbf " + from.toInstant() + " at " + now);
        }
    }

    private static Instant time(@Nullable Date date, String claim) throws ProviderRefusal {
        if (date == null) {
            throw new ProviderRefusal(ProviderRefusal.Reason.UNSOUND, claim);
        }
        return date.toInstant();
    }

    /** A mail address counts only if the provider made sure that it is the person's. */
    private Optional<String> username(JWTClaimsSet claims) throws ParseException {
        Optional<String> claim = settings.usernameClaim();
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        if (claim.get().equals("email") && !Boolean.TRUE.equals(claims.getClaim("email_verified"))) {
            return Optional.empty();
        }
        return Optional.ofNullable(claims.getStringClaim(claim.get()))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty());
    }

    private boolean hasSecondFactor(JWTClaimsSet claims) throws ParseException {
        List<String> said = new ArrayList<>();
        Optional.ofNullable(claims.getStringListClaim("amr")).ifPresent(said::addAll);
        Optional.ofNullable(claims.getStringClaim("acr")).ifPresent(said::add);
        return said.stream().anyMatch(settings.factors()::contains);
    }

    private static void require(boolean holds, String claim) throws ProviderRefusal {
        if (!holds) {
            throw new ProviderRefusal(ProviderRefusal.Reason.UNSOUND, claim);
        }
    }
}
