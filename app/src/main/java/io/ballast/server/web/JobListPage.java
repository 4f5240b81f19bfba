package io.ballast.server.web;

/**
 * The newest jobs.
 *
 * @param table of jobs
 */
record JobListPage(Table table) {}
