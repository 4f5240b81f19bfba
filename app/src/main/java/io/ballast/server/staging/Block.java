package io.ballast.server.staging;

import java.nio.ByteBuffer;

/**
 * Some rows in PostgreSQL's binary COPY format, complete with header and trailer.
 *
 * @param copy the COPY statement that takes them
 * @param bytes the rows, from position to limit; owned by the block
 * @param rows how many rows they are
 */
public record Block(String copy, ByteBuffer bytes, int rows) {}
