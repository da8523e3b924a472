package cn.xiaokang.etl.link;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sourceforge.pinyin4j.PinyinHelper;

/** Chinese characters and how they are read: clerks write by sound, so 张姗 and 张珊 may be one person. */
final class Han {
    private static final Map<Integer, String> READINGS = new ConcurrentHashMap<>();

    private Han() {}

    /** Whether a text has a Chinese character. */
    static boolean isHan(String text) {
        return text.codePoints().anyMatch(Han::isHan);
    }

    private static boolean isHan(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }

    /** The text read aloud, without tones; of several readings the first. Other characters stand as they are. */
    static String sound(String text) {
        StringBuilder sound = new StringBuilder();
        text.codePoints().forEach(character -> sound.append(reading(character)));
        return sound.toString();
    }

    private static String reading(int character) {
        if (!isHan(character)) {
            return Character.toString(character);
        }
        return READINGS.computeIfAbsent(character, unread -> {
            String[] readings = Character.isBmpCodePoint(unread)
                    ? PinyinHelper.toHanyuPinyinStringArray((char) unread.intValue())
                    : null;
            return readings == null || readings.length == 0
                    ? Character.toString(unread)
                    : readings[0].replaceAll("[0-9]", "");
        });
    }
}
