package io.ballast.server.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Name and help of a {@link Command}; an annotation, so that {@code help} needs no database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CommandLine {
    /** The first argument. */
    String name();

    /** Arguments behind it, as in {@code --in DIR --as-of DAY}; empty if it takes none. */
    String usage() default "";

    /** One line of help in Chinese. */
    String zh();

    /** One line of help in English. */
    String en();

    /** Its options. Where they are told, they are checked and explained without a server. */
    CommandOption[] options() default {};

    /**
     * Whether it works on an embedded database of its own, below the directory that {@code --home} names or below a
     * temporary one that is gone afterwards.
     */
    boolean hasOwnDatabase() default false;

    /**
     * Whether it must find the database as the migrations leave it: nothing of the server starts but what the command
     * asks for, and no running server is joined.
     */
    boolean startsNothing() default false;
}
