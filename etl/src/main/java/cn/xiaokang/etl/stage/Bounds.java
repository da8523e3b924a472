package cn.xiaokang.etl.stage;

import java.io.Serializable;

/**
 * How much a file may be before it is refused.
 *
 * @param fileBytes of a file as delivered
 * @param unpackedBytes of a file when unpacked
 * @param unpackedRatio of unpacked to packed, where more than a mebibyte comes out
 * @param fieldBytes of one value
 * @param recordBytes of one row
 * @param rawCharacters of a refused row's text that are kept
 */
record Bounds(long fileBytes, long unpackedBytes, int unpackedRatio, int fieldBytes, int recordBytes, int rawCharacters)
        implements Serializable {
    private static final int KIBI = 1024;
    private static final long MEBI = (long) KIBI * KIBI;

    static final Bounds DEFAULT = new Bounds(256 * MEBI, 512 * MEBI, 200, 128 * KIBI, (int) MEBI, 32 * KIBI);

    /** Whether so much out of so little is more than a table of values can be. */
    boolean isBomb(long packed, long unpacked) {
        return unpacked > unpackedBytes || (unpacked > MEBI && unpacked / unpackedRatio > packed);
    }
}
