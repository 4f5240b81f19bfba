package io.ballast.server.policy;

import io.ballast.engine.indicator.Description;
import io.ballast.engine.indicator.Family;
import io.ballast.engine.indicator.Indicators;
import java.util.List;

/**
 * The indicators of the engine, as the engine describes them.
 *
 * @param engineSize how many there are
 */
record CataloguePage(int engineSize) {
    List<Description> of(Family family) {
        return Indicators.CATALOGUE.all().stream()
                .filter(description -> description.family() == family)
                .toList();
    }
}
