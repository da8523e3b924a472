package cn.xiaokang.etl.link;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.language.DoubleMetaphone;

/**
 * The parts of a record that a mistake elsewhere leaves whole: the whole value, a half, a beginning, a sound. Records are compared when
 * they agree on one part or on several together.
 */
final class Blocking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONG_NUMBER = 6;
    private static final int BEGINNING = 4;
    private static final long NONE = 0;

    /** How a part is taken from a value. */
    enum Cut {
        WHOLE,
        BEGINNING,
        END,
        SOUND,
        MONTH,
        DAY_OF_YEAR,
        /** The beginnings of two fields that clerks swap, in either order. */
        EITHER_ORDER
    }

    /**
     * A part of one field, or of two in either order.
     *
     * @param other the second field, or the field itself
     */
    record Part(int field, int other, Cut cut) implements Serializable {}

    private final List<LinkField> fields;
    private final List<Part> parts;

    Blocking(List<LinkField> fields) {
        this.fields = List.copyOf(fields);
        List<Part> found = new ArrayList<>();
        for (int field = 0; field < fields.size(); field++) {
            for (Cut cut : cuts(fields.get(field).kind())) {
                found.add(new Part(field, field, cut));
            }
            for (int other = field + 1; other < fields.size(); other++) {
                if (fields.get(field).kind().swapsWith(fields.get(other).kind())) {
                    found.add(new Part(field, other, Cut.EITHER_ORDER));
                }
            }
        }
        parts = List.copyOf(found);
    }

    List<Part> parts() {
        return parts;
    }

    /** What a part is called in a report, such as {@code surname(sound)}. */
    String name(Part part) {
        String name = fields.get(part.field()).left();
        String cut = part.cut().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return part.field() == part.other()
                ? name + "(" + cut + ")"
                : name + "+" + fields.get(part.other()).left() + "(" + cut + ")";
    }

    private static List<Cut> cuts(FieldKind kind) {
        return switch (kind.family()) {
            case NAME -> List.of(Cut.WHOLE, Cut.SOUND, Cut.BEGINNING, Cut.END);
            case DATE -> List.of(Cut.WHOLE, Cut.MONTH, Cut.DAY_OF_YEAR);
            case NUMBER ->
                kind == FieldKind.ID || kind == FieldKind.PHONE
                        ? List.of(Cut.WHOLE, Cut.BEGINNING, Cut.END)
                        : List.of(Cut.WHOLE);
            case TEXT -> List.of(Cut.WHOLE, Cut.BEGINNING, Cut.END);
            case CODE -> List.of(Cut.WHOLE);
        };
    }

    /** The keys of a record in normal form: one for each part, 0 where the record has no such part. */
    long[] keys(List<String> values) {
        long[] keys = new long[parts.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(parts.get(i), values);
        }
        return keys;
    }

    /** Several keys as one; 0 where one is missing. */
    static long together(long[] keys, int[] chosen) {
        long hash = 1;
        for (int part : chosen) {
            if (keys[part] == NONE) {
                return NONE;
            }
            hash = mixed(hash ^ keys[part]) + part;
        }
        return hash == NONE ? 1 : hash;
    }

    private long key(Part part, List<String> values) {
        String value = values.get(part.field());
        if (part.cut() == Cut.EITHER_ORDER) {
            String other = values.get(part.other());
            if (value.isEmpty() || other.isEmpty()) {
                return NONE;
            }
            long one = hash(beginning(value));
            long two = hash(beginning(other));
            return mixed(one + two) | 1;
        }
        if (value.isEmpty()) {
            return NONE;
        }
        String cut = switch (part.cut()) {
            case WHOLE, EITHER_ORDER -> value;
            case SOUND -> sound(value);
            case BEGINNING -> isNumber(part) ? half(value, true) : beginning(value);
            case END -> isNumber(part) ? half(value, false) : end(value);
            case MONTH -> value.length() == 8 ? value.substring(0, 6) : "";
            case DAY_OF_YEAR -> value.length() == 8 ? value.substring(4) : "";
        };
        return cut.isEmpty() ? NONE : hash(cut);
    }

    private boolean isNumber(Part part) {
        return fields.get(part.field()).kind().family() == FieldKind.Family.NUMBER;
    }

    private static String sound(String value) {
        return Han.isHan(value) ? Han.sound(value) : new DoubleMetaphone().doubleMetaphone(value);
    }

    private static String half(String number, boolean first) {
        if (number.length() < LONG_NUMBER) {
            return "";
        }
        int middle = number.length() / 2;
        return first ? number.substring(0, middle) : number.substring(middle);
    }

    /** Two characters of a Chinese text, four of another, blanks left out. */
    private static String beginning(String value) {
        String closed = value.replace(" ", "");
        int length = Han.isHan(closed) ? BEGINNING / 2 : BEGINNING;
        return closed.length() <= length ? closed : closed.substring(0, length);
    }

    private static String end(String value) {
        String closed = value.replace(" ", "");
        int length = Han.isHan(closed) ? BEGINNING / 2 : BEGINNING;
        return closed.length() <= length ? closed : closed.substring(closed.length() - length);
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mixed(hash) | 1;
    }

    /** Spreads the bits (the finaliser of SplitMix64). */
    static long mixed(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
