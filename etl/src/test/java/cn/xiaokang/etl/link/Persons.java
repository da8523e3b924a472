package cn.xiaokang.etl.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Invented persons and damaged copies of them, with the fields and the kinds of damage of the Febrl data sets (Christen 2005): characters
 * put in, left out, changed by key and by look, neighbours swapped; words split and joined; fields swapped, emptied, or with another
 * person's value. The identifier tells the truth: {@code rec-17-org}, {@code rec-17-dup-2}.
 */
final class Persons {
    static final List<String> COLUMNS = List.of(
            "given_name",
            "surname",
            "street_number",
            "address_1",
            "address_2",
            "suburb",
            "postcode",
            "state",
            "date_of_birth",
            "soc_sec_id");
    private static final int SURNAME = 1;
    private static final int ADDRESS_1 = 3;
    private static final int ADDRESS_2 = 4;
    private static final int STATE = 7;

    private static final String[] GIVEN =
            ("emily jack joshua thomas lachlan james william samuel nicholas benjamin jessica sarah chloe sophie"
                            + " olivia isabella georgia ella grace ruby charlotte hannah emma caitlin lauren matthew daniel harrison"
                            + " mitchell joel luke ethan riley jacob alexander zachary liam cooper kate lily mia amelia brianna jasmine"
                            + " madison imogen keeley tiahana kyle noah connor dylan hayden blake angus finn max hugo talia erin zoe"
                            + " abbey holly lucy bailey jayden tyler aidan bethany claudia eliza freya gabrielle kirra mikayla nathan"
                            + " oliver patrick rebecca stephanie tara victoria xavier yasmin callum dominic edward flynn harry isaac")
                    .split(" ");
    private static final String[] SURNAMES =
            ("white clarke green reid webb dixon mason ryan thorpe stephenson campbell george nguyen blake"
                            + " chandler petersen morrison matthews jeffries bishop coleman donaldson burford goldsworthy rawlings"
                            + " glass mcneill roche hoffman lowe dent parr crook wilkins priest rees blackwell tippins mccarthy"
                            + " dooley hawes everett tyner neumann lund howie painter leslie broadby denholm alderson bissett")
                    .split(" ");
    private static final String[] SYLLABLES =
            "ba ber bro car cha dal del don far fen gal gra har hol jar ken lan lem mar mon nor pel pen ros sal sten tal tor van wil yar zan"
                    .split(" ");
    private static final String[] STREETS = {
        "street", "place", "crescent", "circuit", "avenue", "close", "drive", "court"
    };
    private static final String[] STATES = {
        "nsw", "nsw", "nsw", "vic", "vic", "qld", "qld", "wa", "sa", "tas", "act", "nt"
    };
    private static final String KEYS = "qwertyuiop asdfghjkl zxcvbnm 1234567890";

    private final Random chance;

    Persons(long seed) {
        chance = new Random(seed);
    }

    /** Writes originals and one copy of each, in two files. */
    void pairs(Path first, Path second, int persons, int mostDamage) throws IOException {
        List<String> originals = new ArrayList<>();
        List<String> copies = new ArrayList<>();
        for (int person = 0; person < persons; person++) {
            String[] original = person();
            originals.add(line("rec-" + person + "-org", original));
            copies.add(line("rec-" + person + "-dup-0", damaged(original, 1 + chance.nextInt(mostDamage))));
        }
        write(first, originals);
        write(second, copies);
    }

    /** Writes originals, some of them with up to five copies, in one file. */
    void duplicates(Path file, int originals, int copies, int mostDamage) throws IOException {
        List<String> lines = new ArrayList<>();
        List<String[]> persons = new ArrayList<>();
        for (int person = 0; person < originals; person++) {
            persons.add(person());
            lines.add(line("rec-" + person + "-org", persons.get(person)));
        }
        int made = 0;
        for (int person = 0; made < copies; person = (person + 1) % originals) {
            int number = Math.min(copies - made, Math.min(5, 1 + (int) (1 / Math.pow(chance.nextDouble(), 0.7)) - 1));
            for (int copy = 0; copy < number; copy++) {
                lines.add(line(
                        "rec-" + person + "-dup-" + copy,
                        damaged(persons.get(person), 1 + chance.nextInt(mostDamage))));
            }
            made += number;
            if (person == originals - 1) {
                break;
            }
        }
        write(file, lines);
    }

    private void write(Path file, List<String> lines) throws IOException {
        Collections.shuffle(lines, chance);
        List<String> all = new ArrayList<>(List.of("rec_id, " + String.join(", ", COLUMNS)));
        all.addAll(lines);
        Files.write(file, all);
    }

    private static String line(String id, String[] values) {
        return id + ", " + String.join(", ", values);
    }

    private String[] person() {
        return new String[] {
            sometimes(0.98, name(GIVEN)),
            sometimes(0.99, name(SURNAMES)),
            sometimes(0.96, Integer.toString(1 + (int) Math.exp(chance.nextDouble() * 6.5))),
            sometimes(0.96, word(2) + (chance.nextInt(4) == 0 ? " " + word(2) : "") + " " + one(STREETS)),
            sometimes(0.9, chance.nextInt(3) == 0 ? "unit " + (1 + chance.nextInt(40)) : word(3)),
            sometimes(0.99, word(2) + (chance.nextInt(3) == 0 ? " north" : "")),
            sometimes(1, Integer.toString(2000 + (int) (5000 * Math.pow(chance.nextDouble(), 2)))),
            sometimes(0.99, one(STATES)),
            sometimes(
                    0.97,
                    "%04d%02d%02d"
                            .formatted(1900 + chance.nextInt(100), 1 + chance.nextInt(12), 1 + chance.nextInt(28))),
            Integer.toString(1_000_000 + chance.nextInt(9_000_000))
        };
    }

    private String name(String[] common) {
        return chance.nextInt(3) == 0
                ? word(2 + chance.nextInt(2))
                : common[(int) (common.length * Math.pow(chance.nextDouble(), 1.6))];
    }

    private String word(int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(one(SYLLABLES));
        }
        return word.toString();
    }

    private String one(String[] of) {
        return of[chance.nextInt(of.length)];
    }

    private String sometimes(double share, String value) {
        return chance.nextDouble() < share ? value : "";
    }

    private String[] damaged(String[] original, int damage) {
        String[] copy = original.clone();
        for (int i = 0; i < damage; i++) {
            int field = chance.nextInt(copy.length);
            int kind = chance.nextInt(100);
            if (kind < 6) {
                swap(copy, 0, SURNAME);
            } else if (kind < 10) {
                swap(copy, ADDRESS_1, ADDRESS_2);
            } else if (kind < 18 && field != copy.length - 1) {
                copy[field] = "";
            } else if (kind < 22) {
                copy[field] = person()[field];
            } else {
                copy[field] = misspelt(copy[field], field == STATE);
            }
        }
        return copy;
    }

    private static void swap(String[] values, int one, int other) {
        String value = values[one];
        values[one] = values[other];
        values[other] = value;
    }

    private String misspelt(String value, boolean isCode) {
        if (value.length() < 2) {
            return value;
        }
        int at = chance.nextInt(value.length() - 1);
        String before = value.substring(0, at);
        String after = value.substring(at + 1);
        List<Function<String, String>> slips = List.of(
                text -> before + near(text.charAt(at)) + after,
                text -> before + near(text.charAt(at)) + after,
                text -> before + text.charAt(at) + near(text.charAt(at)) + after,
                text -> before + after,
                text -> before + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2),
                text -> isCode
                        ? text
                        : text.contains(" ") ? text.replaceFirst(" ", "") : before + " " + text.substring(at),
                text -> text.replaceFirst("ph", "f")
                        .replaceFirst("ck", "k")
                        .replaceFirst("ie", "y")
                        .replaceFirst("1", "7")
                        .replaceFirst("c", "k"));
        return slips.get(chance.nextInt(slips.size())).apply(value).strip();
    }

    private char near(char c) {
        int at = KEYS.indexOf(c);
        int place = at < 0 || c == ' ' ? chance.nextInt(26) : at + (chance.nextBoolean() || at == 0 ? 1 : -1);
        char near = KEYS.charAt(Math.min(place, KEYS.length() - 1));
        return near == ' ' ? c : near;
    }
}
