package io.ballast.server.identity;

/**
 * A one-time link, shown this once.
 *
 * @param displayName whom it is for
 * @param link the address to hand over
 */
record InvitedPage(String displayName, String link) {}
