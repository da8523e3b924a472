package cn.xiaokang.warehouse.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.warehouse.publication.LinkageAttack.Neighbour;
import cn.xiaokang.warehouse.publication.LinkageAttack.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A neighbour who knows everyone can't say who stands behind a row. */
class LinkageAttackTest {
    private static final List<Neighbour> VILLAGE = List.of(
            person("a", "王某", "old"),
            person("b", "王某", "old"),
            person("c", "李某", "old"),
            person("d", "王某", "of_age"),
            person("e", "赵某", "of_age"));

    @Test
    void whoAloneHasThatNameInTheirAgeBandIsTold() {
        LinkageAttack.Result bare = LinkageAttack.attack(
                VILLAGE,
                asKnown(),
                List.of(row("a", "王某", "old", null), row("c", "李某", "old", null), row("d", "王某", "of_age", null)),
                2);
        assertEquals(new LinkageAttack.Result(3, 3, 2), bare);
    }

    @Test
    void aNameThatSinglesOutIsLeftOutAndWithItTheNextGroupWhereOneWouldBeHiddenAlone() {
        Map<String, List<String>> shown = LinkageAttack.protect(VILLAGE, 2);
        // 李某 would be the only old one without a name, which tells who it is: the two 王某 go with her
        assertEquals(
                List.of("", "", "", "", ""),
                VILLAGE.stream()
                        .map(one -> shown.getOrDefault(one.person(), List.of()).get(0))
                        .toList());
        List<Neighbour> more = new ArrayList<>(VILLAGE);
        more.add(person("f", "孙某", "old"));
        Map<String, List<String>> kept = LinkageAttack.protect(more, 2);
        assertEquals("王某", kept.getOrDefault("a", List.of()).get(0));
        assertEquals("", kept.getOrDefault("c", List.of()).get(0));
    }

    @Test
    void aRowIsHeldAgainstWhatTheVersionBeforeShowed() {
        Map<String, List<String>> hidden =
                VILLAGE.stream().collect(Collectors.toMap(Neighbour::person, one -> List.of("")));
        assertTrue(LinkageAttack.attack(VILLAGE, hidden, List.of(row("c", "", "old", null)), 2)
                .isSafe());
        assertEquals(
                1,
                LinkageAttack.attack(VILLAGE, hidden, List.of(row("c", "", "old", List.of("李某"))), 2)
                        .told());
    }

    @Test
    void inVillagesOfChanceNobodyIsToldUnlessTheBandItselfIsOfFew() {
        Random random = new Random(11);
        for (int village = 0; village < 200; village++) {
            List<Neighbour> people = new ArrayList<>();
            int size = 1 + random.nextInt(30);
            for (int i = 0; i < size; i++) {
                people.add(new Neighbour(
                        "p" + i, List.of("n" + random.nextInt(8), "m" + random.nextInt(5)), "b" + random.nextInt(3)));
            }
            int atLeast = 2 + random.nextInt(4);
            Map<String, List<String>> shown = LinkageAttack.protect(people, atLeast);
            Map<String, Long> bands =
                    people.stream().collect(Collectors.groupingBy(Neighbour::beside, Collectors.counting()));
            for (Neighbour one : people) {
                int told = LinkageAttack.attack(
                                people,
                                shown,
                                List.of(new Shown(
                                        one.person(), shown.getOrDefault(one.person(), List.of()), one.beside(), null)),
                                atLeast)
                        .told();
                assertEquals(bands.getOrDefault(one.beside(), 0L) < atLeast ? 1 : 0, told, people + " " + shown);
            }
        }
    }

    private static Map<String, List<String>> asKnown() {
        return VILLAGE.stream().collect(Collectors.toMap(Neighbour::person, Neighbour::known));
    }

    private static Neighbour person(String id, String name, String band) {
        return new Neighbour(id, List.of(name), band);
    }

    private static Shown row(String person, String name, String band, @Nullable List<String> earlier) {
        return new Shown(person, List.of(name), band, earlier);
    }
}
