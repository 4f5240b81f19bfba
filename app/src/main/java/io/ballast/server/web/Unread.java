package io.ballast.server.web;

/** How much the viewer has not read yet, for the bell of the frame; told by the module that keeps messages. */
@FunctionalInterface
public interface Unread {
    /** More are not counted. */
    int MOST = 100;

    /** Unread messages of a viewer, 0 to {@value #MOST}. */
    int of(Viewer viewer);
}
