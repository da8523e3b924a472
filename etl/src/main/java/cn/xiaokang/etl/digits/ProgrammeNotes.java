package cn.xiaokang.etl.digits;

import cn.xiaokang.etl.csv.CsvQuery;
import cn.xiaokang.warehouse.engine.DuckSnapshot;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Notes for an inspector on the payments of a snapshot; each a question. {@code programmes.csv}: for each programme whether its amounts may be
 * held to Benford's law, and how they do. {@code peers.csv}: what a town paid a household on average beside the other towns, for each
 * programme and year.
 */
public final class ProgrammeNotes {
    private ProgrammeNotes() {}

    /** Writes both files. */
    public static void write(DuckSnapshot snapshot, Path folder) throws SQLException {
        try (Connection connection = snapshot.connect();
                Statement statement = connection.createStatement()) {
            DigitsFiles.write(
                    folder.resolve("programmes.csv"),
                    List.of(
                            "programme_code",
                            "amounts",
                            "distinct",
                            "commonest_ten",
                            "magnitudes",
                            "refused",
                            "n",
                            "mad",
                            "conformity",
                            "chi_square",
                            "p"),
                    programmes(statement));
            DigitsFiles.write(
                    folder.resolve("peers.csv"),
                    List.of(
                            "programme_code",
                            "year",
                            "town_code",
                            "households",
                            "per_household",
                            "peers",
                            "median",
                            "lower_fence",
                            "upper_fence",
                            "modified_z",
                            "standing"),
                    peers(statement));
        }
    }

    private static List<List<String>> programmes(Statement statement) throws SQLException {
        Map<String, List<BigDecimal>> amounts = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(CsvQuery.text("/digits/payments.sql"))) {
            while (rows.next()) {
                amounts.computeIfAbsent(rows.getString(1), none -> new ArrayList<>())
                        .add(rows.getBigDecimal(2));
            }
        }
        List<List<String>> lines = new ArrayList<>();
        amounts.forEach((programme, of) -> {
            List<BigDecimal> positive = Amounts.of(of).positive();
            FreelySet set = FreelySet.of(positive);
            String refused = set.refusal().map(fault -> fault.code().code()).orElse("");
            List<String> line = new ArrayList<>(List.of(
                    programme,
                    Integer.toString(set.n()),
                    Integer.toString(set.distinct()),
                    figure(set.commonest()),
                    figure(set.magnitudes()),
                    refused));
            if (refused.isEmpty()) {
                Benford test = Benford.firstTwoDigits(positive);
                line.addAll(List.of(
                        Integer.toString(test.n()),
                        figure(test.meanAbsoluteDeviation()),
                        test.conformity().name().toLowerCase(Locale.ROOT),
                        figure(test.chiSquare()),
                        figure(test.p())));
            } else {
                line.addAll(List.of("", "", "", "", ""));
            }
            lines.add(line);
        });
        return lines;
    }

    private static List<List<String>> peers(Statement statement) throws SQLException {
        Map<String, List<Town>> groups = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(CsvQuery.text("/digits/towns.sql"))) {
            while (rows.next()) {
                Town town = new Town(
                        rows.getString(1), rows.getString(2), rows.getString(3), rows.getInt(4), rows.getDouble(5));
                groups.computeIfAbsent(town.programme + town.year, none -> new ArrayList<>())
                        .add(town);
            }
        }
        List<List<String>> lines = new ArrayList<>();
        for (List<Town> towns : groups.values()) {
            PeerGroup group =
                    PeerGroup.of(towns.stream().mapToDouble(Town::perHousehold).toArray());
            for (Town town : towns) {
                lines.add(List.of(
                        town.programme,
                        town.year,
                        town.code,
                        Integer.toString(town.households),
                        figure(town.perHousehold),
                        Integer.toString(group.n()),
                        figure(group.median()),
                        figure(group.lowerFence()),
                        figure(group.upperFence()),
                        figure(group.modifiedZ(town.perHousehold)),
                        group.standing(town.perHousehold).name().toLowerCase(Locale.ROOT)));
            }
        }
        return lines;
    }

    private record Town(String programme, String year, String code, int households, double perHousehold) {}

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
