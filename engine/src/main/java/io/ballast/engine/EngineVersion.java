package io.ballast.engine;

/** The version of this engine: it changes with every change of what an assessment says. */
public final class EngineVersion {
    public static final String VERSION = "0.1.0";

    private EngineVersion() {}
}
