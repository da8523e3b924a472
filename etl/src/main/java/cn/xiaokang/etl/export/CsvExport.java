package cn.xiaokang.etl.export;

import cn.xiaokang.warehouse.engine.DuckSnapshot;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The exports for whoever checks the warehouse from outside: {@code rows}, {@code quarantine}, {@code flags} and {@code indicators},
 * each a query in {@code export/} and a CSV file (UTF-8, header row). They bear plain identity numbers, so they are the operator's to
 * make and to guard.
 */
public final class CsvExport {
    private static final List<String> NAMES = List.of("rows", "quarantine", "flags", "indicators");

    private CsvExport() {}

    /**
     * Writes all exports; each file appears whole or not at all.
     *
     * @param snapshot a snapshot that was opened with its vault
     * @return the rows of each file
     */
    public static Map<String, Long> write(DuckSnapshot snapshot, Path folder) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = snapshot.connect();
                Statement statement = connection.createStatement()) {
            Files.createDirectories(folder);
            for (String name : NAMES) {
                Path partial = folder.resolve(name + ".csv.part");
                try (ResultSet result = statement.executeQuery(query(name));
                        CsvWriter csv = CsvWriter.builder().build(partial)) {
                    rows.put(name, copy(result, csv));
                }
                Files.move(partial, folder.resolve(name + ".csv"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing the exports to " + folder, e);
        }
        return rows;
    }

    private static long copy(ResultSet result, CsvWriter csv) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<String> header = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            header.add(columns.getColumnName(i));
        }
        csv.writeRecord(header);
        long rows = 0;
        List<String> values = new ArrayList<>();
        while (result.next()) {
            values.clear();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String value = result.getString(i);
                values.add(value == null ? "" : value);
            }
            csv.writeRecord(values);
            rows++;
        }
        return rows;
    }

    private static String query(String name) {
        try (InputStream in = Objects.requireNonNull(CsvExport.class.getResourceAsStream("/export/" + name + ".sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading export/" + name + ".sql", e);
        }
    }
}
