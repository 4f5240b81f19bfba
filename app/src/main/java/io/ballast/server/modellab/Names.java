package io.ballast.server.modellab;

import io.ballast.engine.indicator.Indicators;
import io.ballast.server.web.Fmt;

/** What people call a characteristic: the label of the indicator of that name, or the name itself. */
final class Names {
    private Names() {}

    static String of(String name, Fmt fmt) {
        var index = Indicators.CATALOGUE.find(name);
        return index.isPresent()
                ? fmt.text(Indicators.CATALOGUE.at(index.getAsInt()).label())
                : name;
    }
}
