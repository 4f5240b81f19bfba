package io.ballast.server.notification;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A mail ready to send.
 *
 * @param key makes its Message-ID, the same at every attempt
 * @param to address
 * @param name of the reader
 * @param language of the words
 * @param subject what happened
 * @param text body as text
 * @param html body as a page
 * @param at when it was written
 */
record Mail(UUID key, String to, String name, Locale language, String subject, String text, String html, Instant at) {}
