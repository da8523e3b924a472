package cn.xiaokang.notebooks;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import cn.xiaokang.warehouse.engine.Limits;
import cn.xiaokang.warehouse.snapshot.Snapshot;
import cn.xiaokang.warehouse.snapshot.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rapaio.jupyter.kernel.display.DisplayData;

/**
 * What a notebook works with: the current snapshot of a warehouse through DuckDB, locked down as the server's is, and queries in
 * files beside the notebook. It opens no vault, so that no plain identity can come into a notebook.
 */
public final class Notebook implements AutoCloseable {
    /** Names the warehouse's folder; the demo's where it isn't set. */
    public static final String WAREHOUSE = "XIAOKANG_WAREHOUSE";

    private static final Limits LIMITS = new Limits(1024, 2, Duration.ofMinutes(2));

    private final Snapshot snapshot;
    private final DuckSnapshot database;

    private Notebook(Snapshot snapshot, DuckSnapshot database) {
        this.snapshot = snapshot;
        this.database = database;
    }

    /** Opens the current snapshot of the warehouse that the environment names. */
    public static Notebook open() {
        return open(Path.of(Objects.requireNonNullElse(System.getenv(WAREHOUSE), "../../demo/warehouse")));
    }

    /** Opens the current snapshot of a warehouse. */
    public static Notebook open(Path warehouse) {
        Snapshot snapshot = Warehouse.at(warehouse)
                .current()
                .orElseThrow(() -> new IllegalStateException(
                        "No snapshot in " + warehouse + ": run ./xiaokang demo first, or set " + WAREHOUSE));
        return new Notebook(snapshot, DuckSnapshot.open(snapshot, Catalogue.load(), LIMITS));
    }

    /** Which data these are, in one line. */
    public String stamp() {
        return "数据 " + snapshot.manifest().dataStartsOn() + " 至 "
                + snapshot.manifest().dataEndsOn();
    }

    /** The rows of the query in a file beside the notebook, as a table. */
    public DisplayData table(String file) throws SQLException, IOException {
        return DisplayData.fromHtml(html(rows(file)));
    }

    /** The same rows as text, the heads first. */
    public List<List<String>> rows(String file) throws SQLException, IOException {
        String sql = Files.readString(Path.of(file));
        List<List<String>> lines = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            List<String> heads = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                heads.add(rows.getMetaData().getColumnLabel(i));
            }
            lines.add(heads);
            while (rows.next()) {
                List<String> line = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    line.add(Objects.requireNonNullElse(rows.getString(i), "—"));
                }
                lines.add(line);
            }
        }
        return lines;
    }

    static String html(List<List<String>> lines) {
        StringBuilder html = new StringBuilder("<table>");
        for (int i = 0; i < lines.size(); i++) {
            String cell = i == 0 ? "th" : "td";
            html.append("<tr>");
            for (String value : lines.get(i)) {
                html.append('<')
                        .append(cell)
                        .append('>')
                        .append(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                        .append("</")
                        .append(cell)
                        .append('>');
            }
            html.append("</tr>\n");
        }
        return html.append(lines.size() == 1 ? "</table><p>没有记录 / no rows</p>" : "</table>")
                .toString();
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
