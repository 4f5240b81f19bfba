package io.ballast.engine.value;

/** The ten grades of the master scale, best first; GB/T 22116-2008 notation. */
public enum Grade {
    AAA,
    AA,
    A,
    BBB,
    BB,
    B,
    CCC,
    CC,
    C,
    D;

    /** 1 for AAA to 10 for D: larger is worse. */
    public int rank() {
        return ordinal() + 1;
    }

    public boolean isWorseThan(Grade other) {
        return ordinal() > other.ordinal();
    }
}
