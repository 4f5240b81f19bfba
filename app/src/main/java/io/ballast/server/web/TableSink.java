package io.ballast.server.web;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Takes a table row by row into a file. */
interface TableSink extends Closeable {

    void headings(List<String> labels) throws IOException;

    void row(List<Cell> cells) throws IOException;
}
