package cn.xiaokang.etl.city;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One payment as ordered. {@code period} is a month (2021-03) or a year; {@code bank} says what the bank does of it:
 * PAID, RETURNED, NOTHING, LESS (pays less), ELSEWHERE (pays to another account). {@code mark} says what is wrong with it
 * on purpose, or only looks wrong: rule, kind and why, parted by tabs; empty for all others.
 */
record Payment(
        String programme,
        String identity,
        String name,
        @Nullable String householdId,
        Geography.Village village,
        String account,
        String accountName,
        long amount,
        LocalDate paidOn,
        String period,
        String fund,
        String bank,
        String mark) {

    Payment paid(LocalDate day) {
        return new Payment(
                programme,
                identity,
                name,
                householdId,
                village,
                account,
                accountName,
                amount,
                day,
                period,
                fund,
                bank,
                mark);
    }

    Payment of(long otherAmount) {
        return new Payment(
                programme,
                identity,
                name,
                householdId,
                village,
                account,
                accountName,
                otherAmount,
                paidOn,
                period,
                fund,
                bank,
                mark);
    }

    Payment to(String otherAccount, String otherName) {
        return new Payment(
                programme,
                identity,
                name,
                householdId,
                village,
                otherAccount,
                otherName,
                amount,
                paidOn,
                period,
                fund,
                bank,
                mark);
    }

    Payment named(String otherName) {
        return new Payment(
                programme,
                identity,
                otherName,
                householdId,
                village,
                account,
                accountName,
                amount,
                paidOn,
                period,
                fund,
                bank,
                mark);
    }

    Payment banked(String otherwise) {
        return new Payment(
                programme,
                identity,
                name,
                householdId,
                village,
                account,
                accountName,
                amount,
                paidOn,
                period,
                fund,
                otherwise,
                mark);
    }

    Payment forPeriod(String otherPeriod) {
        return new Payment(
                programme,
                identity,
                name,
                householdId,
                village,
                account,
                accountName,
                amount,
                paidOn,
                otherPeriod,
                fund,
                bank,
                mark);
    }

    Payment marked(String rule, String kind, String why) {
        return new Payment(
                programme,
                identity,
                name,
                householdId,
                village,
                account,
                accountName,
                amount,
                paidOn,
                period,
                fund,
                bank,
                rule + "\t" + kind + "\t" + why);
    }
}
