package io.ballast.server.modellab;

import io.ballast.engine.model.validation.Stability;
import io.ballast.engine.model.watch.Bands;
import io.ballast.engine.model.watch.Shift;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The observations behind a figure of a run.
 *
 * @param run what was watched
 * @param title message key
 * @param shift the spread whose customers these are, where they are of one
 * @param table the observations
 */
record WatchRowPage(WatchRun run, String title, Optional<Shift> shift, Table table) {

    /** The bands that anybody stood in, then or now. */
    List<Integer> bands() {
        List<Stability.Bin> bins = shift.map(of -> of.stability().bins()).orElse(List.of());
        return IntStream.range(0, bins.size())
                .filter(band -> bins.get(band).then() + bins.get(band).now() > 0)
                .boxed()
                .toList();
    }

    Stability.Bin bin(int band) {
        return shift.orElseThrow().stability().bins().get(band);
    }

    String path(int band) {
        return run.path() + "/customers?of=" + shift.orElseThrow().name() + "&band=" + band;
    }

    /** What a band holds. */
    static String text(Bands bands, int band, Fmt fmt) {
        return band == bands.missing() ? fmt.text("modellab.card.missing") : bands.text(band);
    }
}
