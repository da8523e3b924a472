package cn.xiaokang.etl.inbox;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file's name says: {@code <source>-<area>-<period>[.r<N>].<csv|csv.gz|xlsx>}. */
record DeliveryName(String source, String areaCode, String period, int revision, FileFormat format) {
    private static final Pattern SHAPE =
            Pattern.compile("([a-z_]+)-(\\d{6})-(\\d{4}(?:-\\d{2})?)(?:\\.r([1-9]\\d{0,3}))?\\.([A-Za-z.]+)");

    static Optional<DeliveryName> of(String name) {
        Matcher parts = SHAPE.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String revision = parts.group(4);
        for (FileFormat format : FileFormat.values()) {
            if (format.ending().equals(parts.group(5).toLowerCase(Locale.ROOT))) {
                return Optional.of(new DeliveryName(
                        parts.group(1),
                        parts.group(2),
                        parts.group(3),
                        revision == null ? 1 : Integer.parseInt(revision),
                        format));
            }
        }
        return Optional.empty();
    }
}
