package cn.xiaokang.warehouse.division;

/** The levels of divisions, each with the length of its codes. */
public enum Level {
    CITY(6),
    COUNTY(6),
    TOWN(9),
    VILLAGE(12);

    private final int codeLength;

    Level(int codeLength) {
        this.codeLength = codeLength;
    }

    public int codeLength() {
        return codeLength;
    }
}
