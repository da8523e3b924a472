package cn.xiaokang.etl.link;

import cn.xiaokang.warehouse.identity.IdentityNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Invented villagers in households, as two departments write them: the second by ear, with slips of the finger in numbers, numbers and
 * phones left out. Members of a household have surname, address and phone in common, which is what makes them hard to tell apart. The
 * identifier tells the truth.
 */
final class Villagers {
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗沈陆钱顾姚俞蒋金曹潘";
    private static final String[] SOUNDS = {
        "英瑛颖", "明铭鸣", "华桦", "军君钧", "丽莉俐", "芳方", "伟玮炜", "珍贞", "林琳霖", "文雯", "国", "建健", "红虹宏", "梅", "金锦", "根", "生", "良",
        "福", "荣", "强", "秀", "玉", "春", "海", "兰", "平", "萍", "杰", "洁"
    };
    private static final String[] VILLAGES = {"永红村", "新丰村", "民主村", "联合村", "西塘桥村", "东港村", "胜利村", "星火村"};

    private final Random chance;

    Villagers(long seed) {
        chance = new Random(seed);
    }

    void write(Path first, Path second, int households) throws IOException {
        List<String> one = new ArrayList<>();
        List<String> other = new ArrayList<>();
        int person = 0;
        for (int household = 0; household < households; household++) {
            String surname = letter(SURNAMES);
            String address = VILLAGES[chance.nextInt(VILLAGES.length)] + (1 + chance.nextInt(20)) + "组"
                    + (1 + chance.nextInt(90)) + "号";
            String phone = "13" + (100_000_000 + chance.nextInt(900_000_000));
            int members = 1 + chance.nextInt(4);
            LocalDate parents = LocalDate.of(1940 + chance.nextInt(40), 1, 1).plusDays(chance.nextInt(365));
            for (int member = 0; member < members; member++) {
                LocalDate born = parents.plusDays(member < 2 ? chance.nextInt(1500) : 9000L + chance.nextInt(4000));
                String name = (member == 1 ? letter(SURNAMES) : surname) + given();
                String number = number(born);
                one.add(String.join(",", "A" + person, name, number, born.toString(), phone, address));
                if (chance.nextInt(10) > 0) {
                    other.add(String.join(
                            ",",
                            "B" + person,
                            chance.nextInt(6) == 0 ? byEar(name) : name,
                            chance.nextInt(8) == 0 ? "" : chance.nextInt(6) == 0 ? slipped(number) : number,
                            chance.nextInt(12) == 0
                                    ? slipped(born.toString().replace("-", ""))
                                    : born.toString().replace("-", "/"),
                            chance.nextInt(4) == 0 ? "" : phone,
                            chance.nextInt(5) == 0 ? address.replace("组", "组 第") : address));
                }
                person++;
            }
        }
        Collections.shuffle(other, chance);
        one.add(0, "编号,姓名,身份证号,出生日期,电话,住址");
        other.add(0, "编号,姓名,身份证号,出生日期,电话,住址");
        Files.write(first, one);
        Files.write(second, other);
    }

    private String letter(String of) {
        return String.valueOf(of.charAt((int) (of.length() * Math.pow(chance.nextDouble(), 1.5))));
    }

    private String given() {
        String first = letter(SOUNDS[chance.nextInt(SOUNDS.length)]);
        return chance.nextInt(5) == 0 ? first : first + letter(SOUNDS[chance.nextInt(SOUNDS.length)]);
    }

    /** Another character of the same sound, where there is one. */
    private String byEar(String name) {
        int at = 1 + chance.nextInt(name.length() - 1);
        for (String sound : SOUNDS) {
            if (sound.indexOf(name.charAt(at)) >= 0) {
                return name.substring(0, at) + letter(sound) + name.substring(at + 1);
            }
        }
        return name;
    }

    private String number(LocalDate born) {
        String old = "330421" + born.toString().replace("-", "").substring(2) + "%03d".formatted(chance.nextInt(1000));
        return IdentityNumber.of(old).text();
    }

    private String slipped(String number) {
        int at = chance.nextInt(number.length() - 1);
        return chance.nextBoolean()
                ? number.substring(0, at) + number.charAt(at + 1) + number.charAt(at) + number.substring(at + 2)
                : number.substring(0, at) + chance.nextInt(10) + number.substring(at + 1);
    }
}
