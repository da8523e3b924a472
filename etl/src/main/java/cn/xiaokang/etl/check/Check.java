package cn.xiaokang.etl.check;

/**
 * One check of a snapshot and how it went.
 *
 * @param name what is checked
 * @param table the table it is about
 * @param expected what should be
 * @param found what is
 */
public record Check(String name, String table, String expected, String found) {
    public boolean isPassed() {
        return expected.equals(found);
    }
}
