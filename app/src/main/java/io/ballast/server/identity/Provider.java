package io.ballast.server.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.util.Optional;

/**
 * An identity provider, as it describes itself (OpenID Connect Discovery 1.0).
 *
 * @param issuer how it names itself, to the letter
 * @param signIn where people are led
 * @param token where codes are turned into tokens
 * @param signOut where people sign out of it, if there is such a place
 * @param wantsSecretInForm whether the secret goes into the form and not into a header
 * @param saysWho whether it names itself when it sends people back (RFC 9207)
 * @param keys what it signs with, kept a while and asked again for one that is not known
 */
record Provider(
        String issuer,
        URI signIn,
        URI token,
        Optional<URI> signOut,
        boolean wantsSecretInForm,
        boolean saysWho,
        JWKSource<SecurityContext> keys) {}
