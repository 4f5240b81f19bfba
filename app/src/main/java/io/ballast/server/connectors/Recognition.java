package io.ballast.server.connectors;

import io.ballast.server.connectors.ColumnProposal.Basis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what a file is by its name and header, and which column is which field: a proposal, never a decision. */
final class Recognition {
    private static final int LEAST_LIKE_LATIN = 4;
    private static final int LEAST_LIKE_CHINESE = 2;

    private Recognition() {}

    /** A file as far as recognition looks at it. */
    record Seen(String name, List<String> header) {}

    /** The source that understands the most of the files; empty if none understands any. */
    static Optional<SourceDefinition> source(List<SourceDefinition> sources, List<Seen> files) {
        return sources.stream()
                .filter(source -> understanding(source, files) > 0)
                .max(Comparator.comparingLong(source -> understanding(source, files)));
    }

    private static long understanding(SourceDefinition source, List<Seen> files) {
        return files.stream()
                .mapToLong(file -> source.files().stream()
                        .mapToLong(kind -> fit(kind, file) > 0 ? fit(kind, file) : 0)
                        .max()
                        .orElse(0))
                .sum();
    }

    /** The kind of file that fits best; empty if none does. */
    static Optional<FileDefinition> kind(SourceDefinition source, Seen file) {
        return source.files().stream()
                .filter(kind -> fit(kind, file) > 0)
                .max(Comparator.comparingLong(kind -> fit(kind, file)));
    }

    /** 0 if neither its name nor all required columns nor half of its columns fit; a name outweighs columns. */
    private static long fit(FileDefinition kind, Seen file) {
        Set<String> plain = new HashSet<>();
        file.header().forEach(header -> plain.add(Headers.plain(header)));
        long found = kind.columns().values().stream()
                .filter(column -> column.headers().stream().map(Headers::plain).anyMatch(plain::contains))
                .count();
        boolean isComplete = kind.columns().values().stream()
                .filter(ColumnDefinition::isRequired)
                .allMatch(
                        column -> column.headers().stream().map(Headers::plain).anyMatch(plain::contains));
        boolean isNamed = kind.fits(file.name());
        boolean isMostlyKnown = found * 2 >= file.header().size();
        return isComplete || isNamed || isMostlyKnown ? found + (isComplete ? 1000 : 0) + (isNamed ? 100 : 0) : 0;
    }

    /**
     * A column for each field, those that the file seems not to have and need not have last.
     *
     * @param chosen what the user said, with an empty header for a field that the file does not have
     * @param remembered what was said of an earlier file, in the same form
     */
    static List<ColumnProposal> columns(
            FileDefinition kind, List<String> header, Map<String, String> chosen, Map<String, String> remembered) {
        List<ColumnProposal> proposals = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (ColumnDefinition column : kind.columns().values()) {
            ColumnProposal proposal = proposed(column, header, chosen, remembered);
            proposal.header().ifPresent(taken::add);
            proposals.add(proposal);
        }
        return proposals.stream()
                .map(proposal -> proposal.basis() == Basis.NONE ? byLikeness(proposal, header, taken) : proposal)
                .sorted(Comparator.comparing(
                        proposal -> !proposal.isMissing() && proposal.header().isEmpty()))
                .toList();
    }

    private static ColumnProposal proposed(
            ColumnDefinition column, List<String> header, Map<String, String> chosen, Map<String, String> remembered) {
        if (chosen.containsKey(column.field())) {
            return new ColumnProposal(column, in(header, chosen.get(column.field())), Basis.CHOSEN);
        }
        if (remembered.containsKey(column.field())) {
            return new ColumnProposal(column, in(header, remembered.get(column.field())), Basis.REMEMBERED);
        }
        Optional<String> named = column.headers().stream()
                .flatMap(name -> in(header, name).stream())
                .findFirst();
        return new ColumnProposal(column, named, named.isPresent() ? Basis.NAME : Basis.NONE);
    }

    private static Optional<String> in(List<String> header, String name) {
        return name.isEmpty()
                ? Optional.empty()
                : header.stream()
                        .filter(own -> Headers.plain(own).equals(Headers.plain(name)))
                        .findFirst();
    }

    private static ColumnProposal byLikeness(ColumnProposal proposal, List<String> header, Set<String> taken) {
        List<String> like = header.stream()
                .filter(own -> !taken.contains(own))
                .filter(own -> proposal.column().headers().stream().anyMatch(name -> isLike(own, name)))
                .toList();
        if (like.size() != 1) {
            return proposal;
        }
        taken.add(like.getFirst());
        return new ColumnProposal(proposal.column(), Optional.of(like.getFirst()), Basis.LIKENESS);
    }

    /** Whether one of the two is part of the other and long enough to mean something. */
    private static boolean isLike(String own, String name) {
        String header = Headers.plain(own);
        String known = Headers.plain(name);
        String shorter = header.length() < known.length() ? header : known;
        boolean isChinese = shorter.chars().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        return shorter.length() >= (isChinese ? LEAST_LIKE_CHINESE : LEAST_LIKE_LATIN)
                && (header.contains(known) || known.contains(header));
    }
}
