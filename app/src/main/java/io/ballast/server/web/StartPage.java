package io.ballast.server.web;

/**
 * The page after signing in, while no workbench stands above it.
 *
 * @param name the viewer's name
 */
record StartPage(String name) {}
