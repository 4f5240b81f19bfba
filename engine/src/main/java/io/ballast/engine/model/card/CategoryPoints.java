package io.ballast.engine.model.card;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.binning.CategoryBinning;

/** Points by category, looked up by its code. */
record CategoryPoints(CategoryBinning binning, CardCharacteristic characteristic) implements PointsColumn {

    @Override
    public Bound bind(Sample sample) {
        if (!(sample.column(binning.name()) instanceof CategoryColumn column)) {
            throw new IllegalArgumentException(
                    binning.name() + " holds categories, the column of the sample holds numbers");
        }
        int known = column.categories().size();
        int[] codes = new int[known + 1];
        for (int code = 0; code < known; code++) {
            codes[code] = code;
        }
        codes[known] = CategoryColumn.MISSING;
        int[] bins = binning.binsOf(new CategoryColumn(column.name(), column.categories(), codes));
        int[] points = new int[known + 1];
        for (int code = 0; code <= known; code++) {
            points[(code + 1) % (known + 1)] = characteristic.points().get(bins[code]);
        }
        return (scores, from, to) -> {
            for (int row = from; row < to; row++) {
                scores[row] += points[column.code(row) + 1];
            }
        };
    }
}
