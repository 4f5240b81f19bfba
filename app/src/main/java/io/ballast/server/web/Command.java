package io.ballast.server.web;

import java.util.List;

/**
 * A command of {@code ./ballast <name>}: a Spring bean whose class carries {@link CommandLine}. It runs in a server
 * without web, as the system user, and its exit code goes to the shell.
 */
public interface Command {

    /** The exit code of success. */
    int OK = 0;

    /** The exit code of work that was done but found something wrong. */
    int FAILED = 1;

    /** The exit code of arguments that make no sense. */
    int USAGE = 2;

    /**
     * Does the work.
     *
     * @param arguments what stood behind the name of the command
     * @param terminal where results are printed
     * @return 0 for success
     */
    int run(List<String> arguments, Terminal terminal) throws Exception;
}
