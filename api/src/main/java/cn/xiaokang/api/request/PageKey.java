package cn.xiaokang.api.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page begins: after the row with this key in this order. It is opaque to the asker and bound as values when it comes back.
 *
 * @param order the order that the list had
 * @param sortKey what the row was sorted by
 * @param id the row's own id, which ends the order
 */
public record PageKey(String order, String sortKey, String id) {
    private static final char SEPARATOR = '\u001f';
    private static final int LONGEST = 600;

    /** As the asker holds it. */
    public String written() {
        String text = order + SEPARATOR + sortKey + SEPARATOR + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<PageKey> read(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
            int first = text.indexOf(SEPARATOR);
            int last = text.lastIndexOf(SEPARATOR);
            return first < 0 || first == last
                    ? Optional.empty()
                    : Optional.of(new PageKey(
                            text.substring(0, first), text.substring(first + 1, last), text.substring(last + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
