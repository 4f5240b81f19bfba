package io.ballast.server.assessment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Figures that are dear to add up, kept while the data behind them are in the state they were added up in, see
 * {@link BooksStates}. The least recently used ones give way. Two who ask at once for what is not there both add up.
 *
 * <p>Safe for use by several threads.
 *
 * @param <K> what was asked for, scope of the viewer included
 * @param <V> an immutable answer
 */
public final class Remembered<K, V> {
    private final Map<K, Answer<V>> answers;

    /**
     * Remembers nothing yet.
     *
     * @param most answers kept
     */
    public Remembered(int most) {
        answers = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Answer<V>> eldest) {
                return size() > most;
            }
        };
    }

    private record Answer<V>(String state, V value) {}

    /**
     * The answer that was given in this state, or a new one.
     *
     * @param key what is asked for
     * @param state read before anything the answer is made of
     * @param added makes the answer
     */
    public V of(K key, String state, Supplier<V> added) {
        Optional<V> known = known(key, state);
        if (known.isPresent()) {
            return known.get();
        }
        V value = added.get();
        synchronized (answers) {
            answers.put(key, new Answer<>(state, value));
        }
        return value;
    }

    private Optional<V> known(K key, String state) {
        synchronized (answers) {
            return Optional.ofNullable(answers.get(key))
                    .filter(answer -> answer.state().equals(state))
                    .map(Answer::value);
        }
    }
}
