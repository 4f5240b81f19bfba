package io.ballast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Starts of the packaged layout with its cache of linked classes, and of the same server as one fat jar, in turns. */
final class StartMeasure {
    private static final int STARTS = 5;

    private final Path jar;
    private final Path home;
    private final Figures figures;

    StartMeasure(Path jar, Path home, Figures figures) {
        this.jar = jar;
        this.home = home;
        this.figures = figures;
    }

    /** Seconds until ready, and seconds on processors until then. */
    private record Start(double seconds, double processorSeconds) {}

    void compare() throws IOException, InterruptedException {
        Path cache = jar.resolveSibling("ballast.aot");
        if (!Files.exists(cache)) {
            throw new IOException("No " + cache + ": let ./ballast doctor build the packaged server");
        }
        Files.createDirectories(home);
        start(jar, Stream.of()); // makes the database
        List<Start> packaged = new ArrayList<>();
        List<Start> fat = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            packaged.add(start(jar, Stream.of("-XX:AOTCache=" + cache)));
            fat.add(start(fatJar(), Stream.of()));
        }
        line("packaged layout with AOT cache", packaged);
        line("plain fat jar", fat);
        figures.line("packaged / fat: %.2f of the time, %.2f of the time on processors"
                .formatted(
                        median(packaged, Start::seconds) / median(fat, Start::seconds),
                        median(packaged, Start::processorSeconds) / median(fat, Start::processorSeconds)));
    }

    private Start start(Path server, Stream<String> options) throws IOException, InterruptedException {
        List<String> all = Stream.concat(Stream.of("-Xmx1g"), options).toList();
        try (Installation started = Installation.start(server, home, all)) {
            return new Start(started.secondsToReadiness(), started.processorSecondsToReadiness());
        }
    }

    /** What the build made before it was taken apart: it lies beside the directory of the packaged server. */
    private Path fatJar() throws IOException {
        try (var files = Files.newDirectoryStream(jar.toAbsolutePath().resolveSibling(".."), "*-SNAPSHOT.jar")) {
            for (Path file : files) {
                return file.normalize();
            }
        }
        throw new IOException("No plain jar beside the directory of " + jar);
    }

    private void line(String what, List<Start> starts) throws IOException {
        figures.line("start of the %s, until ready: %.2f s, %.2f s on processors, median of %d"
                .formatted(what, median(starts, Start::seconds), median(starts, Start::processorSeconds), STARTS));
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> of) {
        return Figures.median(starts.stream().mapToDouble(of).toArray());
    }
}
