package io.ballast.server.identity;

import java.util.Optional;

/**
 * The button that leads to the identity provider. It is a link, because the content policy keeps forms in the house.
 *
 * @param path where it leads first, on this server
 * @param label what people call the provider
 */
record ProviderOffer(String path, Optional<String> label) {}
