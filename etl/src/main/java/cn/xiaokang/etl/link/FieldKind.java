package cn.xiaokang.etl.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a column holds, which says how its values are normalised, compared and blocked on.
 *
 * <p>A kind is personal where two persons of one household differ in it, shared where they have it in common: the model keeps a class
 * of pairs that are related but not the same, and needs to know which fields tell them apart.
 */
public enum FieldKind {
    /** A whole name. */
    NAME(Family.NAME, Sharing.PERSONAL),
    GIVEN_NAME(Family.NAME, Sharing.PERSONAL),
    SURNAME(Family.NAME, Sharing.SHARED),
    /** A day, written in any common way. */
    DATE(Family.DATE, Sharing.EITHER),
    /** A number that belongs to one person. */
    ID(Family.NUMBER, Sharing.PERSONAL),
    ADDRESS(Family.TEXT, Sharing.SHARED),
    PHONE(Family.NUMBER, Sharing.SHARED),
    POSTCODE(Family.NUMBER, Sharing.SHARED),
    /** Any other number or code, such as a house number. */
    NUMBER(Family.NUMBER, Sharing.SHARED),
    /** Any other words, such as a place or a state. */
    TEXT(Family.TEXT, Sharing.SHARED),
    /** A code that is right or another one, such as a village or a household: near codes mean nothing. */
    CODE(Family.CODE, Sharing.SHARED);

    /** How values are compared. */
    enum Family {
        NAME,
        DATE,
        NUMBER,
        TEXT,
        CODE
    }

    /** Whether persons of one household have the value in common. */
    enum Sharing {
        PERSONAL,
        SHARED,
        EITHER
    }

    private final Family family;
    private final Sharing sharing;

    FieldKind(Family family, Sharing sharing) {
        this.family = family;
        this.sharing = sharing;
    }

    Family family() {
        return family;
    }

    Sharing sharing() {
        return sharing;
    }

    /** Whether clerks swap a field of this kind with one of the other kind. */
    boolean swapsWith(FieldKind other) {
        return (family == Family.NAME && other.family == Family.NAME) || (this == ADDRESS && other == ADDRESS);
    }

    /** As a person writes it: {@code given name}, {@code given_name} or {@code given-name}. */
    static FieldKind of(String written) {
        String name = written.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> LinkFault.NO_KIND.told(
                        "没有类型“%s”。可用：%s。".formatted(written, list("、")),
                        "There is no kind \"%s\". There are: %s.".formatted(written, list(", "))));
    }

    /** All kinds, as a person writes them. */
    static String list(String separator) {
        return Arrays.stream(values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(separator));
    }
}
