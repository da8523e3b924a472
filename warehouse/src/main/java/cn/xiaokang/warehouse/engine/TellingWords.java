package cn.xiaokang.warehouse.engine;

import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.catalogue.NoticeColumn;
import cn.xiaokang.warehouse.publication.LeakScan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Words of a data set in which someone wrote what must never be public, such as an identity number in a project's name: found by the same
 * scan as in notices, and left out of the file in every form.
 */
final class TellingWords {
    /** What stands in their place. */
    static final String HIDDEN = "（含个人信息，不公开）";

    private final String table;
    private final Set<String> columns = new LinkedHashSet<>();

    private TellingWords(DataSet set) {
        this.table = "telling_word_of_" + set.id();
    }

    /** Looks through all words of the set's rows. */
    static TellingWords in(Connection connection, DataSet set) throws SQLException {
        TellingWords telling = new TellingWords(set);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temp table " + telling.table + " (word varchar)");
            for (NoticeColumn column : set.columns()) {
                if (column.kind() == NoticeColumn.Kind.WORDS) {
                    telling.look(connection, statement, set, column.name());
                }
            }
        }
        return telling;
    }

    private void look(Connection connection, Statement statement, DataSet set, String column) throws SQLException {
        try (ResultSet words = statement.executeQuery("select distinct " + column + " from " + SmallCellMask.rows(set)
                        + " where " + column + " is not null");
                PreparedStatement insert = connection.prepareStatement("insert into " + table + " values (?)")) {
            while (words.next()) {
                String word = words.getString(1);
                if (!LeakScan.of(word, List.of()).isEmpty()) {
                    insert.setString(1, word);
                    int added = insert.executeUpdate();
                    assert added == 1;
                    columns.add(column);
                }
            }
        }
    }

    /** What a column is written as. */
    String written(String column) {
        return columns.contains(column)
                ? "case when " + column + " in (select word from " + table + ") then '" + HIDDEN + "' else " + column
                        + " end"
                : column;
    }
}
