package io.ballast.server.web;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An option of a {@link Command}, told to the launcher so that mistakes are found before a server starts. */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface CommandOption {
    /** With its dashes, as in {@code --as-of}. */
    String name();

    /** What is to follow it, as in {@code DAY}; empty for an option that stands alone. */
    String value() default "";

    /** What the value must be. */
    Kind kind() default Kind.TEXT;

    boolean isRequired() default false;

    /** What it does, in Chinese. */
    String zh();

    /** What it does, in English. */
    String en();

    /** What a value must be. */
    enum Kind {
        TEXT,
        /** A day as 2020-02-27. */
        DAY,
        /** A directory that is there. */
        DIRECTORY,
        /** The code of a currency. */
        CURRENCY,
        /** zh or en. */
        LANGUAGE
    }
}
