package io.ballast.server.connectors;

import io.ballast.engine.value.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A source as its YAML describes it.
 *
 * @param code name on the command line
 * @param title what it is called, in Chinese and English
 * @param about what it is and how its traps are treated, in Chinese and English
 * @param currency reporting currency of a company that begins with this source
 * @param rates rates into that currency which the source brings along
 * @param files kinds of files, in the order in which they must be imported
 */
record SourceDefinition(
        String code,
        Title title,
        Title about,
        Optional<Currency> currency,
        List<GivenRate> rates,
        List<FileDefinition> files) {

    SourceDefinition {
        rates = List.copyOf(rates);
        files = List.copyOf(files);
    }
}
