package io.ballast.server.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way between a client and a server on this machine that can be made bad: for new connections and for those that are
 * open. It knows nothing of what is spoken, so it stands before PostgreSQL as well as before HTTP or SMTP.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int BUFFER = 16_384;
    private static final int DRIP_MILLIS = 100;

    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile Fault fault = Fault.NONE;
    private volatile int delayMillis;

    /** What happens to bytes and connections. */
    public enum Fault {
        /** All goes through. */
        NONE,
        /** Every answer waits, see {@link #delay}. */
        DELAY,
        /** Open and new connections end with a reset. */
        RESET,
        /** Connections are taken and kept; nothing goes through, and nobody is told. */
        BLACK_HOLE,
        /** What the client sends goes through; the answer never does, and the connection ends: a lost answer. */
        DROP_ANSWER,
        /** The answer ends after its first bytes, in order, while the request could go on. */
        HALF_CLOSE,
        /** The answer comes one byte at a time, ten a second. */
        SLOW_DRIP
    }

    private FaultProxy(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    /** A proxy before a port of this machine. */
    public static FaultProxy to(int target) {
        try {
            var proxy = new FaultProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), target);
            Thread.ofVirtual().name("fault-proxy").start(proxy::listen);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Leads new connections to another port, for a server that came back elsewhere. */
    public void lead(int port) {
        target = port;
    }

    public void set(Fault next) {
        fault = next;
        if (next == Fault.RESET) {
            open.forEach(FaultProxy::reset);
        }
    }

    /** Lets every answer wait. */
    public void delay(int millis) {
        delayMillis = millis;
        set(Fault.DELAY);
    }

    private void listen() {
        try {
            while (true) {
                Socket client = listening.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException e) {
            close();
        }
    }

    private void connect(Socket client) {
        if (fault == Fault.RESET) {
            reset(client);
            return;
        }
        try {
            var server = new Socket();
            open.add(server);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2_000);
            Thread.ofVirtual().start(() -> pass(client, server, false));
            pass(server, client, true);
        } catch (IOException e) {
            reset(client);
        }
    }

    private void pass(Socket from, Socket to, boolean isAnswer) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!hand(buffer, read, out, to, isAnswer)) {
                    break;
                }
            }
        } catch (IOException e) {
            reset(from);
            reset(to);
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** False if the connection shall end. */
    private boolean hand(byte[] bytes, int count, OutputStream out, Socket to, boolean isAnswer) throws IOException {
        while (fault == Fault.BLACK_HOLE) {
            Waiting.millis(20);
        }
        Fault now = isAnswer ? fault : Fault.NONE;
        switch (now) {
            case DELAY -> Waiting.millis(delayMillis);
            case DROP_ANSWER -> {
                reset(to);
                return false;
            }
            case HALF_CLOSE -> {
                out.write(bytes, 0, 1);
                to.shutdownOutput();
                return false;
            }
            case SLOW_DRIP -> {
                for (int i = 0; i < count && fault == Fault.SLOW_DRIP; i++) {
                    out.write(bytes, i, 1);
                    Waiting.millis(DRIP_MILLIS);
                }
                return true;
            }
            case NONE, RESET, BLACK_HOLE -> {}
        }
        out.write(bytes, 0, count);
        return true;
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (SocketException e) {
            // closed already
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(FaultProxy::reset);
    }
}
