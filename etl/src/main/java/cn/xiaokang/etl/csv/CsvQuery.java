package cn.xiaokang.etl.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Queries that stand in files on the class path, and their rows as CSV. */
public final class CsvQuery {
    private CsvQuery() {}

    /** The text of a query. */
    public static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(CsvQuery.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** Writes the rows of a query with their names as header; a missing value is an empty field. */
    public static void write(Connection connection, String resource, Path file) throws SQLException {
        Path folder = file.getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(text(resource));
                    CsvWriter out = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
                ResultSetMetaData columns = rows.getMetaData();
                List<String> header = new ArrayList<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    header.add(columns.getColumnLabel(column));
                }
                out.writeRecord(header);
                while (rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int column = 1; column <= header.size(); column++) {
                        row.add(Objects.requireNonNullElse(rows.getString(column), ""));
                    }
                    out.writeRecord(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
