package io.ballast.engine;

/**
 * What an assessment rests on, so that it can be run again and compared byte by byte.
 *
 * @param engineVersion version of this engine
 * @param policyHash SHA-256 of the policy's canonical text, lower-case hex
 * @param factsHash SHA-256 of the packed facts, lower-case hex
 */
public record Provenance(String engineVersion, String policyHash, String factsHash) {}
