package io.ballast.server.web;

import java.util.List;

/**
 * One of each fragment, with made-up figures.
 *
 * @param tiles figures that open lists
 * @param badges the scale of risk
 * @param charts one of each kind
 * @param waterfall how a score comes about
 * @param job work that was interrupted
 */
record PatternPage(List<Tile> tiles, List<Badge> badges, List<Chart> charts, Waterfall waterfall, Job job) {}
