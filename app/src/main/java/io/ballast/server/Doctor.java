package io.ballast.server;

import io.ballast.engine.value.Text;
import io.ballast.server.sealing.KeyLook;
import io.ballast.server.web.Command;
import io.ballast.server.web.Terminal;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in plain words whether this machine can run the server, and what to do where it cannot. */
final class Doctor {
    private static final int JAVA = 25;
    private static final long GIB = 1L << 30;
    private static final long DISK_GIB = 2;
    private static final int SAMPLE = '压';
    private static final int SMTP_MILLIS = 3_000;
    /** A clock that is further off than this is wrong, not late. */
    private static final int FAR_SECONDS = 60;

    private final Terminal terminal;
    private final Map<String, String> environment;

    Doctor(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    private enum State {
        GOOD("✓"),
        NOTE("!"),
        BAD("✗");

        private final String mark;

        State(String mark) {
            this.mark = mark;
        }
    }

    private record Finding(State state, Text text) {}

    /** Exit code 0 if nothing stands in the way. */
    int run() {
        Path home = Path.of(environment.getOrDefault("BALLAST_HOME", "data")).toAbsolutePath();
        List<Finding> findings = Stream.of(
                        Stream.of(java(), disk(home)), database(home), Stream.of(port(), fonts(), mail()))
                .flatMap(found -> found)
                .toList();
        findings.forEach(finding -> terminal.print(finding.state().mark + " " + terminal.in(finding.text())));
        boolean isIll = findings.stream().anyMatch(finding -> finding.state() == State.BAD);
        terminal.print(
                isIll
                        ? Text.of("请先处理标有 ✗ 的项目。", "Please settle what is marked ✗ first.")
                        : Text.of("可以运行：./ballast serve", "Ready: ./ballast serve"));
        return isIll ? Command.FAILED : Command.OK;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        return version >= JAVA
                ? new Finding(State.GOOD, Text.of("Java " + version, "Java " + version))
                : new Finding(
                        State.BAD,
                        Text.of(
                                "Java " + version + "；需要 JDK " + JAVA + " 或更新版本",
                                "Java " + version + "; a JDK " + JAVA + " or newer is needed"));
    }

    private static Finding disk(Path home) {
        try {
            Files.createDirectories(home);
            Path probe = Files.createTempFile(home, "doctor", ".tmp");
            Files.delete(probe);
            long free = Files.getFileStore(home).getUsableSpace() / GIB;
            return new Finding(
                    free >= DISK_GIB ? State.GOOD : State.BAD,
                    Text.of(
                            "数据目录 " + home + "：可写，剩余 " + free + " GiB（至少 " + DISK_GIB + "）",
                            "Data directory " + home + ": writable, " + free + " GiB free (needs " + DISK_GIB + ")"));
        } catch (IOException e) {
            return new Finding(
                    State.BAD,
                    Text.of(
                            "数据目录 " + home + " 不可写；请设置 BALLAST_HOME",
                            "Data directory " + home + " cannot be written; set BALLAST_HOME"));
        }
    }

    /** The database, and whether the field key opens what is sealed in it. */
    private Stream<Finding> database(Path home) {
        String url = environment.getOrDefault("SPRING_DATASOURCE_URL", "");
        return url.isEmpty() ? embedded(home) : own(url, home);
    }

    private Stream<Finding> own(String url, Path home) {
        String user = environment.getOrDefault("SPRING_DATASOURCE_USERNAME", "");
        String password = environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", "");
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(RowSecurity.IS_POSSIBLE)) {
            String version = connection.getMetaData().getDatabaseProductVersion();
            Finding found = answer.next() && answer.getBoolean(1)
                    ? new Finding(
                            State.GOOD,
                            Text.of("PostgreSQL " + version + "（自有）", "PostgreSQL " + version + " (your own)"))
                    : new Finding(
                            State.NOTE,
                            Text.of(
                                    "PostgreSQL " + version + "（自有）：缺少行级安全所需的角色，见 docs/access.md",
                                    "PostgreSQL " + version
                                            + " (your own): the roles of row-level security are missing, see"
                                            + " docs/access.md"));
            return Stream.concat(Stream.of(found, clock(statement)), key(connection, home));
        } catch (SQLException e) {
            return Stream.of(new Finding(
                    State.BAD, Text.of("无法连接数据库：" + e.getMessage(), "Cannot reach the database: " + e.getMessage())));
        }
    }

    /** Decisions go by the time of the database, schedules and logs by that of this machine. */
    private static Finding clock(Statement statement) throws SQLException {
        try (ResultSet now = statement.executeQuery("select clock_timestamp()")) {
            now.next();
            long seconds = Duration.between(
                            now.getTimestamp(1).toInstant(), Clock.systemUTC().instant())
                    .toSeconds();
            return new Finding(
                    Math.abs(seconds) < FAR_SECONDS ? State.GOOD : State.NOTE,
                    Text.of(
                            "本机时钟与数据库相差 " + seconds + " 秒（应在 " + FAR_SECONDS + " 秒以内）",
                            "The clock of this machine is " + seconds + " s off the database (less than " + FAR_SECONDS
                                    + " wanted)"));
        }
    }

    private Stream<Finding> embedded(Path home) {
        try (EmbeddedPostgres server = EmbeddedPostgres.startIn(home.resolve("postgres"))) {
            Finding found = new Finding(
                    State.GOOD,
                    Text.of(
                            "内嵌 PostgreSQL 可以启动（端口 " + server.port() + "）",
                            "Embedded PostgreSQL starts (port " + server.port() + ")"));
            String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + EmbeddedPostgres.DATABASE;
            try (Connection connection =
                    DriverManager.getConnection(url, EmbeddedPostgres.SUPERUSER, server.password())) {
                return Stream.concat(Stream.of(found), key(connection, home));
            } catch (SQLException e) {
                // before the first start there is no database yet
                return Stream.of(found);
            }
        } catch (RuntimeException e) {
            String why = String.valueOf(e.getMessage());
            return Stream.of(new Finding(
                    State.BAD, Text.of("内嵌 PostgreSQL 无法启动：" + why, "Embedded PostgreSQL does not start: " + why)));
        }
    }

    private Stream<Finding> key(Connection connection, Path home) throws SQLException {
        return KeyLook.fault(connection, home, environment.getOrDefault("BALLAST_FIELD_KEY", ""))
                .map(why -> new Finding(
                        State.BAD,
                        Text.of(
                                why.zh() + "服务器不会启动，见 docs/operation.md",
                                why.en() + " The server will not start, see docs/operation.md")))
                .or(() -> Optional.of(new Finding(State.GOOD, Text.of("字段密钥可用", "The field key opens what is sealed"))))
                .stream();
    }

    private Finding port() {
        int port = Integer.parseInt(environment.getOrDefault("BALLAST_PORT", "8080"));
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return new Finding(
                    State.GOOD,
                    Text.of("端口 " + socket.getLocalPort() + " 空闲", "Port " + socket.getLocalPort() + " is free"));
        } catch (IOException e) {
            return new Finding(
                    State.BAD,
                    Text.of("端口 " + port + " 已被占用；请设置 BALLAST_PORT", "Port " + port + " is taken; set BALLAST_PORT"));
        }
    }

    private Finding mail() {
        String host = environment.getOrDefault("BALLAST_SMTP_HOST", "").strip();
        int port = Integer.parseInt(environment.getOrDefault("BALLAST_SMTP_PORT", "587"));
        if (host.isEmpty()) {
            return new Finding(
                    State.NOTE,
                    Text.of(
                            "没有配置邮件（BALLAST_SMTP_HOST）：消息仅在站内显示",
                            "No mail server (BALLAST_SMTP_HOST): messages are shown in the app only"));
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), SMTP_MILLIS);
            return new Finding(
                    State.GOOD,
                    Text.of(
                            "邮件服务器 " + host + ":" + port + " 可以连接",
                            "Mail server " + host + ":" + port + " is reached"));
        } catch (IOException e) {
            return new Finding(
                    State.NOTE,
                    Text.of(
                            "无法连接邮件服务器 " + host + ":" + port + "：邮件会等待并重试",
                            "Mail server " + host + ":" + port + " is not reached: mails wait and are tried again"));
        }
    }

    /** The pages bring their own font stack; only pictures and print drawn on the server need a font here. */
    private static Finding fonts() {
        boolean isThere;
        try {
            isThere = Arrays.stream(
                            GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
                    .anyMatch((Font font) -> font.canDisplay(SAMPLE));
        } catch (RuntimeException | LinkageError e) {
            isThere = false;
        }
        return isThere
                ? new Finding(State.GOOD, Text.of("有中文字体", "A Chinese font is installed"))
                : new Finding(
                        State.NOTE,
                        Text.of(
                                "没有中文字体；网页不受影响，服务器上打印中文需要安装（如 fonts-noto-cjk）",
                                "No Chinese font; pages are fine, printing Chinese on the server needs one"
                                        + " (such as fonts-noto-cjk)"));
    }
}
