package cn.xiaokang.warehouse.integrity;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.TableDefinition;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A city of seven counties with thirty villages and seventy households each, three years, whose figures come from smooth
 * distributions; and the same with one thing made to fit in the last year.
 */
final class MadeCity {
    static final String COUNTY = "330481";
    static final int YEAR = 2022;

    private static final List<String> COUNTIES =
            List.of("330402", "330411", "330421", "330424", COUNTY, "330482", "330483");
    private static final int VILLAGES = 30;
    private static final int HOUSEHOLDS = 70;

    /** What is made to fit, and the note that asks about it. */
    enum Trick {
        /** Villages short of 1.5 million by a tenth are written up to it. */
        RECURRING_INCOME("village_recurring_bunching"),
        /** The same at half a million. */
        OPERATING_INCOME("village_operating_bunching"),
        /** Villages whose growth misses 15 % by little report it met. */
        GROWTH("growth_bunching"),
        /** Households short of 22,000 yuan a person by little are written up to it. */
        INCOME_TARGET("income_target_bunching"),
        /** Every other wage is estimated, to ten yuan. */
        ESTIMATED_WAGES("income_digit_heaping"),
        /** Two villages of three estimate their income, to ten yuan. */
        ESTIMATED_VILLAGES("village_digit_heaping"),
        /** Villages that lie just above a target got their project money in December. */
        DECEMBER("december_spike"),
        /** In one county a fifth of the households swap a member. */
        SWAPPED("members_swapped"),
        /** In one county a third of the households book their allowance as wage. */
        BOOKED_AS_WAGE("transfers_as_earnings");

        private final String note;

        Trick(String note) {
            this.note = note;
        }

        String note() {
            return note;
        }
    }

    private final Catalogue catalogue;
    private final Set<Trick> tricks;
    private final Random random;
    private final Map<String, List<String>> lines = new LinkedHashMap<>();

    MadeCity(Catalogue catalogue, long seed, Set<Trick> tricks) {
        this.catalogue = catalogue;
        this.tricks = tricks;
        this.random = new Random(seed);
        parameters();
        for (String county : COUNTIES) {
            for (int village = 0; village < VILLAGES; village++) {
                village(county, county + String.format("%06d", 100000 + village));
            }
            for (int household = 0; household < HOUSEHOLDS; household++) {
                household(county, county + String.format("H%05d", household), household);
            }
        }
    }

    /** Makes the tables that the notes read, by way of files in a folder. */
    void putInto(Statement statement, Path folder) throws SQLException, IOException {
        for (Map.Entry<String, List<String>> table : lines.entrySet()) {
            TableDefinition definition = catalogue.table(table.getKey());
            Path file = Files.write(folder.resolve(table.getKey() + ".csv"), table.getValue());
            statement.execute("create table " + definition.name() + " ("
                    + definition.columns().stream()
                            .map(column ->
                                    '"' + column.name() + "\" " + column.type().sql())
                            .collect(Collectors.joining(", "))
                    + ")");
            statement.execute(
                    "copy " + definition.name() + " from '" + file + "' (format csv, header false, nullstr '')");
        }
    }

    private void village(String county, String village) {
        for (int year = YEAR - 2; year <= YEAR; year++) {
            double recurring = written(Trick.RECURRING_INCOME, year, around(1_550_000, 0.35), 1_350_000, 1_500_000);
            double operating = written(Trick.OPERATING_INCOME, year, around(520_000, 0.35), 450_000, 500_000);
            boolean isEstimated = isPlayed(Trick.ESTIMATED_VILLAGES, year) && random.nextInt(3) > 0;
            add(
                    "fact_village_year",
                    Map.of(
                            "village_code", village,
                            "year", year,
                            "county_code", county,
                            "recurring_income", money(recurring),
                            "operating_income", money(isEstimated ? Math.floor(operating / 10) * 10 : operating)));
            double growth = written(Trick.GROWTH, year, 0.16 + 0.05 * random.nextGaussian(), 0.13, 0.15);
            add(
                    "fact_indicator",
                    Map.of(
                            "indicator",
                            "income_growth",
                            "area_code",
                            village,
                            "area_level",
                            "village",
                            "year",
                            year,
                            "value",
                            BigDecimal.valueOf(growth).setScale(10, RoundingMode.HALF_UP)));
            boolean isJustAbove =
                    (recurring >= 1_500_000 && recurring < 1_650_000) || (operating >= 500_000 && operating < 550_000);
            project(village, year, isPlayed(Trick.DECEMBER, year) && isJustAbove);
        }
    }

    private void project(String village, int year, boolean inDecember) {
        String project = village + "-" + year;
        add("dim_project", Map.of("project_no", project, "village_code", village));
        for (int payment = 0; payment < 3; payment++) {
            add(
                    "fact_project_payment",
                    Map.of(
                            "payment_no",
                            project + "-" + payment,
                            "project_no",
                            project,
                            "year",
                            year,
                            "amount",
                            money(around(100_000, 0.4)),
                            "paid_on",
                            LocalDate.of(year, inDecember ? 12 : 1 + random.nextInt(12), 15)));
        }
    }

    private void household(String county, String household, int number) {
        int persons = 1 + random.nextInt(4);
        double wage = around(9_000, 0.5) * persons;
        boolean isOfTheCounty = county.equals(COUNTY);
        for (int year = YEAR - 2; year <= YEAR; year++) {
            wage *= 1.1 + 0.1 * random.nextGaussian();
            double allowance = around(4_000, 0.3);
            double transfer = allowance * (random.nextInt(10) == 0 ? 0.7 : 1.2);
            double declared = wage;
            if (isPlayed(Trick.BOOKED_AS_WAGE, year) && isOfTheCounty && number % 3 == 0) {
                declared = wage + allowance + 8_000;
                transfer = 100;
            }
            if (isPlayed(Trick.ESTIMATED_WAGES, year) && number % 2 == 0) {
                declared = Math.floor(declared / 10) * 10;
            }
            double income = declared + transfer;
            double target = 22_000.0 * persons;
            double fitted = written(Trick.INCOME_TARGET, year, income, target * 0.95, target);
            add(
                    "fact_household_year",
                    Map.ofEntries(
                            Map.entry("household_id", household),
                            Map.entry("year", year),
                            Map.entry("county_code", county),
                            Map.entry("is_of_year", true),
                            Map.entry("is_surveyed", true),
                            Map.entry("persons", persons),
                            Map.entry("wage", money(declared + fitted - income)),
                            Map.entry("operating", money(0)),
                            Map.entry("property", money(0)),
                            Map.entry("transfer", money(transfer)),
                            Map.entry("income", money(fitted))));
            add(
                    "fact_payment",
                    Map.of(
                            "payment_no",
                            household + "-" + year,
                            "programme_code",
                            "P01",
                            "household_id",
                            household,
                            "year",
                            year,
                            "amount",
                            money(allowance),
                            "bank_status",
                            "PAID"));
            boolean isSwapped = isPlayed(Trick.SWAPPED, year) && isOfTheCounty && number % 5 == 0;
            for (int member = 0; member < 2; member++) {
                add(
                        "fact_member",
                        Map.of(
                                "household_id",
                                household,
                                "person_id",
                                household + "-" + (isSwapped && member == 1 ? "other" : member),
                                "year",
                                year,
                                "birth_year",
                                1970,
                                "is_last_of_year",
                                true));
            }
        }
    }

    private boolean isPlayed(Trick trick, int year) {
        return year == YEAR && tricks.contains(trick);
    }

    /** The value itself, or a little above the line where it is a little below it and written up. */
    private double written(Trick trick, int year, double value, double from, double line) {
        return isPlayed(trick, year) && value >= from && value < line ? line * (1 + 0.01 * random.nextDouble()) : value;
    }

    private double around(double middle, double spread) {
        return middle * Math.exp(spread * random.nextGaussian());
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }

    private void parameters() {
        catalogue
                .parameters()
                .parameterRows()
                .forEach(row -> add(
                        "dim_parameter",
                        Map.of(
                                "name", row.name(),
                                "valid_from", row.validFrom(),
                                "valid_to", row.validTo(),
                                "value", row.value().setScale(4))));
    }

    private void add(String table, Map<String, Object> row) {
        lines.computeIfAbsent(table, name -> new ArrayList<>())
                .add(catalogue.table(table).columns().stream()
                        .map(column -> String.valueOf(row.getOrDefault(column.name(), "")))
                        .collect(Collectors.joining(",")));
    }
}
