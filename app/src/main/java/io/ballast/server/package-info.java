/** The server: start-up, the database it runs on, and one package per capability. */
@NullMarked
package io.ballast.server;

import org.jspecify.annotations.NullMarked;
