package cn.xiaokang.warehouse.sandbox;

import cn.xiaokang.warehouse.fault.FaultException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why DuckDB refuses a query that passed the gate, in words of ours; of its own words only what names the asker's text goes out. */
final class SqlRefusal {
    private static final Pattern QUOTED = Pattern.compile("[\"']([^\"'\\n]{1,80})[\"']");
    private static final Pattern LINE = Pattern.compile("(?m)^LINE (\\d+): (.*)\\R( *)\\^");

    private SqlRefusal() {}

    static FaultException of(SandboxJob job, SQLException e) {
        String says = String.valueOf(e.getMessage());
        String named = quoted(says).orElse("");
        Place place = place(job.sql(), says).orElseGet(() -> Place.ofWord(job.sql(), named));
        if (e instanceof SQLTimeoutException || says.contains("INTERRUPT")) {
            return SandboxFault.TOO_LONG.at(Place.UNKNOWN, String.valueOf(job.seconds()));
        }
        if (says.contains("Out of Memory")) {
            return SandboxFault.TOO_BIG.at(Place.UNKNOWN, "");
        }
        if (says.contains("Referenced column") || says.contains("does not have a column")) {
            boolean isMasked = job.masked().contains(named.toLowerCase(java.util.Locale.ROOT));
            return (isMasked ? SandboxFault.MASKED : SandboxFault.NO_COLUMN).at(place, SqlGate.shown(named));
        }
        if (says.contains("Ambiguous reference")) {
            return SandboxFault.REFUSED.at(
                    place,
                    "列 " + SqlGate.shown(named) + " 在几张表中都有，请写成 表名.列名 / column of several tables, write table.column");
        }
        if (says.startsWith("Conversion Error")
                || says.contains("Could not convert")
                || says.contains("Cannot compare")
                || says.contains("Cannot mix")
                || says.contains("No function matches")) {
            return SandboxFault.WRONG_TYPE.at(place, firstLine(says));
        }
        if (says.startsWith("Binder Error")
                || says.startsWith("Parser Error")
                || says.startsWith("Out of Range Error")) {
            return SandboxFault.REFUSED.at(place, firstLine(says));
        }
        return SandboxFault.REFUSED.at(Place.UNKNOWN, "引擎拒绝 / the engine refuses it");
    }

    /** What DuckDB says in its first line, which holds the asker's own words and names of the open tables. */
    private static String firstLine(String says) {
        String first = says.lines().findFirst().orElse("");
        return SqlGate.shown(first.substring(first.indexOf(':') + 1).strip()).replaceAll("[/\\\\]", "?");
    }

    private static Optional<String> quoted(String says) {
        Matcher matcher = QUOTED.matcher(says);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** DuckDB draws the line with a mark under the place; a long line it cuts, and then the place isn't told. */
    private static Optional<Place> place(String sql, String says) {
        Matcher matcher = LINE.matcher(says);
        if (!matcher.find() || matcher.group(2).startsWith("...")) {
            return Optional.empty();
        }
        int line = Integer.parseInt(matcher.group(1));
        int lead = ("LINE " + line + ": ").length();
        int column = matcher.group(3).length() - lead + 1;
        boolean isThere = line <= sql.lines().count() && column >= 1;
        return isThere ? Optional.of(new Place(line, column)) : Optional.empty();
    }
}
