package cn.xiaokang.api.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The text of one version of a notice, whole: what its digest covers and what the public reads.
 *
 * @param areaName county, town and village in one line
 * @param dataEndsOn the last day that the snapshot speaks of
 * @param standsDays for how many days at least it stands
 * @param reason what it corrects in the version before it, or null
 * @param columns what the rows hold
 * @param rows values as they are published; an empty text where there is none
 * @param total the sum that it states, in yuan, or null
 */
public record NoticeDocument(
        String noticeNo,
        int version,
        String kind,
        String title,
        String titleEn,
        String clause,
        String purpose,
        String areaCode,
        String areaName,
        String countyCode,
        String subjectNo,
        int year,
        String snapshotId,
        String dataEndsOn,
        int standsDays,
        String hotline,
        String objection,
        String objectionEn,
        @Nullable String reason,
        List<Column> columns,
        List<List<String>> rows,
        int items,
        @Nullable String total) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** A column; its kind is one of the catalogue's, in lower case. */
    public record Column(String name, String title, String titleEn, String kind) {
        /** Whether its values are numbers. */
        public boolean holdsNumbers() {
            return kind.equals("money") || kind.equals("whole");
        }
    }

    /** The text that is kept, digested and given out, byte for byte. */
    public String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice can always be written", e);
        }
    }

    /** The document of a text that was kept. */
    public static NoticeDocument of(String text) {
        try {
            return JSON.readValue(text, NoticeDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice that was kept can always be read", e);
        }
    }

    /**
     * What every row says alike, such as the village and the batch, told once above the rows; nothing where there is a single row
     * that is the notice's subject itself.
     */
    public List<Integer> alike() {
        boolean isOfPersons = columns.stream().anyMatch(column -> column.kind().equals("name"));
        if (rows.isEmpty() || (rows.size() == 1 && !isOfPersons)) {
            return List.of();
        }
        return IntStream.range(0, columns.size())
                .filter(i -> !columns.get(i).holdsNumbers()
                        && !columns.get(i).kind().equals("name")
                        && rows.stream().map(row -> row.get(i)).distinct().count() == 1)
                .boxed()
                .toList();
    }

    /** The columns in which rows differ, and those of numbers and names. */
    public List<Integer> apart() {
        List<Integer> alike = alike();
        return IntStream.range(0, columns.size())
                .filter(i -> !alike.contains(i))
                .boxed()
                .toList();
    }

    /** Under that number and version. */
    NoticeDocument numbered(String number, int nth) {
        return new NoticeDocument(
                number,
                nth,
                kind,
                title,
                titleEn,
                clause,
                purpose,
                areaCode,
                areaName,
                countyCode,
                subjectNo,
                year,
                snapshotId,
                dataEndsOn,
                standsDays,
                hotline,
                objection,
                objectionEn,
                reason,
                columns,
                rows,
                items,
                total);
    }

    /** Whether another one says the same of its subject. */
    boolean saysTheSameAs(NoticeDocument other) {
        return columns.equals(other.columns)
                && rows.equals(other.rows)
                && String.valueOf(total).equals(String.valueOf(other.total));
    }
}
