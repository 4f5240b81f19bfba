package io.ballast.server.web;

/** Finds the address of a static file, with a hash of its content so that browsers may keep it for a year. */
@FunctionalInterface
public interface Assets {

    /**
     * @param path path below {@code static/} or of a web jar, starting with a slash
     */
    String of(String path);
}
