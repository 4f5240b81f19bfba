package io.ballast.server.portfolio;

/**
 * Shown while nothing has been assessed yet: it teaches the next step.
 *
 * @param title message key of the page's title
 * @param mayImport whether the viewer may import ledgers
 * @param mayAssess whether the viewer may start an assessment
 */
record NoRunPage(String title, boolean mayImport, boolean mayAssess) {}
