package cn.xiaokang.warehouse.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** The one sum of funds ({@code macros/fund_books.sql}): whoever tells of money asks it, and sums no flow by himself. */
public final class FundBooks {
    private static final String FILE = "/catalogue/macros/fund_books.sql";
    private static final SqlTemplate TEMPLATE = new SqlTemplate(text());

    private FundBooks() {}

    /**
     * The sum as a statement without its end, to stand within another.
     *
     * @param snapshot what stands before the snapshot's tables: a database with its dot, or nothing
     */
    public static String sql(String snapshot) {
        return SqlTemplate.inner(TEMPLATE.filled(Map.of("snapshot", snapshot)));
    }

    private static String text() {
        try (InputStream file = FundBooks.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }
}
