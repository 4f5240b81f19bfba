package io.ballast.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class FieldKeyTest {
    private static final int AT_ONCE = 16;

    @TempDir
    Path home;

    /** The first two who sign in to a new server once met over half a key. */
    @RepeatedTest(5)
    void many_who_need_the_first_key_at_once_get_the_same_one() throws Exception {
        List<Callable<String>> clients = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            clients.add(() -> FieldKey.id(new FieldKey(home, "").readOrMake()));
        }
        List<String> keys = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<String> each : pool.invokeAll(clients)) {
                keys.add(each.get());
            }
        }
        assertThat(keys).hasSize(AT_ONCE).containsOnly(keys.getFirst());
        try (Stream<Path> files = Files.list(home.resolve("keys"))) {
            assertThat(files).containsExactly(home.resolve("keys/field.key"));
        }
    }
}
