package io.ballast.server.connectors;

import io.ballast.server.web.Fmt;

/**
 * A name for people.
 *
 * @param zh in Chinese
 * @param en in English
 */
public record Title(String zh, String en) {
    String in(Fmt fmt) {
        return fmt.isChinese() ? zh : en;
    }
}
