package cn.xiaokang.api.lookup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a household may know of itself by its code: no names, no identity numbers, no accounts.
 *
 * @param codeGoodUntil the last day on which the code opens this
 * @param years what was due and came in each year, newest first
 * @param mayClaim what it may still claim
 */
public record OwnRecord(
        String village,
        String category,
        String categoryZh,
        String status,
        @Nullable LocalDate enrolledOn,
        @Nullable LocalDate exitedOn,
        LocalDate codeGoodUntil,
        List<Year> years,
        List<Payment> payments,
        List<Claim> mayClaim) {
    /** One year; amounts in yuan. */
    public record Year(int year, BigDecimal due, BigDecimal paid, int payments) {}

    /**
     * One payment.
     *
     * @param relation the member's relation to the head (code list relation), or null
     * @param due what was ordered for it
     * @param state paid, returned by the bank, or waiting for the bank's word
     * @param paid what the bank paid in, or null
     * @param paidOn when it did, or null
     */
    public record Payment(
            int year,
            String programmeCode,
            String programmeZh,
            String programmeEn,
            @Nullable String period,
            @Nullable String relation,
            BigDecimal due,
            @Nullable LocalDate orderedOn,
            String state,
            @Nullable BigDecimal paid,
            @Nullable LocalDate paidOn) {}

    /**
     * Something that may still be claimed.
     *
     * @param about the amount that it may be about, in yuan, or null where none is known
     */
    public record Claim(
            @Nullable String period,
            String mayZh,
            String mayEn,
            String askZh,
            String askEn,
            @Nullable BigDecimal about) {}
}
