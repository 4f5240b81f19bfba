package io.ballast.server.web;

/**
 * One job.
 *
 * @param job as it stands
 * @param mayCancel whether the viewer may stop it
 */
record JobPage(Job job, boolean mayCancel) {}
