package io.ballast.server.web;

/**
 * What went wrong, why, and what to do next.
 *
 * @param status HTTP status
 * @param title the fault in few words
 * @param reason why
 * @param next what to do now
 * @param requestId what to tell the administrator
 */
record ErrorPage(int status, String title, String reason, String next, String requestId) {}
