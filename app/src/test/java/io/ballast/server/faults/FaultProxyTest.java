package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.faults.FaultProxy.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy before a server that answers every line with the same line. */
class FaultProxyTest {
    private final AtomicInteger heard = new AtomicInteger();
    private ServerSocket echo;
    private FaultProxy proxy;

    FaultProxyTest() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = FaultProxy.to(echo.getLocalPort());
    }

    @BeforeEach
    void serve() {
        Thread.ofVirtual().start(() -> {
            while (!echo.isClosed()) {
                try {
                    Socket client = echo.accept();
                    Thread.ofVirtual().start(() -> answer(client));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private void answer(Socket client) {
        byte[] buffer = new byte[100];
        try (client) {
            for (int read = client.getInputStream().read(buffer);
                    read > 0;
                    read = client.getInputStream().read(buffer)) {
                heard.incrementAndGet();
                client.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            return;
        }
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    /** What comes back; nothing where the connection is over. */
    private String answer(Socket socket, String words) {
        try {
            return say(socket, words);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("It waits for an answer", e);
        } catch (IOException e) {
            return "";
        }
    }

    private String say(Socket socket, String line) throws IOException {
        socket.setSoTimeout(1_000);
        socket.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readNBytes(line.length()), StandardCharsets.US_ASCII);
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    @Test
    void all_goes_through_until_it_is_made_bad_and_again_afterwards() throws IOException {
        try (Socket socket = connect()) {
            assertThat(say(socket, "stone")).isEqualTo("stone");
            proxy.set(Fault.BLACK_HOLE);
            assertThatThrownBy(() -> say(socket, "lost?")).isInstanceOf(SocketTimeoutException.class);
            proxy.set(Fault.NONE);
            assertThat(new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII))
                    .isEqualTo("lost?");
            proxy.delay(300);
            long begun = System.nanoTime();
            assertThat(say(socket, "late")).isEqualTo("late");
            assertThat(System.nanoTime() - begun).isGreaterThan(300_000_000L);
            proxy.set(Fault.RESET);
            assertThat(answer(socket, "over"))
                    .as("reset, or at its end already")
                    .isEmpty();
        }
        assertThatThrownBy(() -> {
                    try (Socket socket = connect()) {
                        say(socket, "nobody");
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_dropped_answer_belongs_to_a_request_that_was_heard() throws IOException {
        proxy.set(Fault.DROP_ANSWER);
        try (Socket socket = connect()) {
            assertThatThrownBy(() -> {
                        if (say(socket, "commit").isEmpty()) {
                            throw new IOException("ended");
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThat(heard).hasValue(1);
    }

    @Test
    void an_answer_can_end_early_or_come_byte_by_byte() throws IOException {
        proxy.set(Fault.HALF_CLOSE);
        try (Socket socket = connect()) {
            assertThat(say(socket, "stone")).isEqualTo("s");
        }
        proxy.set(Fault.SLOW_DRIP);
        try (Socket socket = connect()) {
            long begun = System.nanoTime();
            assertThat(say(socket, "slow")).isEqualTo("slow");
            assertThat(System.nanoTime() - begun).isGreaterThan(300_000_000L); // 4 bytes, 3 waits of 100 ms between
        }
    }
}
