package io.ballast.server.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text in another encoding as UTF-8; bytes that are no text become U+FFFD, which no cell may hold. */
final class Utf8Stream extends InputStream {
    private static final int CHARS = 1 << 15;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer encoded = ByteBuffer.allocate(CHARS).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(CHARS).limit(0);
    private final ByteBuffer utf8 = ByteBuffer.allocate(4 * CHARS).limit(0);
    private boolean isAtEnd;

    Utf8Stream(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith("\uFFFD");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (!utf8.hasRemaining()) {
            if (isAtEnd) {
                return -1;
            }
            advance();
        }
        int count = Math.min(length, utf8.remaining());
        utf8.get(bytes, offset, count);
        return count;
    }

    private void advance() throws IOException {
        encoded.compact();
        int read = in.read(encoded.array(), encoded.position(), encoded.remaining());
        encoded.position(encoded.position() + Math.max(read, 0)).flip();
        isAtEnd = read < 0;
        chars.compact();
        decoder.decode(encoded, chars, isAtEnd);
        chars.flip();
        utf8.clear();
        encoder.encode(chars, utf8, isAtEnd);
        utf8.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
