package cn.xiaokang.api.publication;

/**
 * What the attack on a version of a notice came to; it is kept with the version, and one that tells who somebody is isn't posted.
 *
 * @param rows rows attacked
 * @param persons persons behind them
 * @param toldBefore persons who would be told by the notice's own rule of masking alone
 * @param told persons who are told as it stands
 * @param leftOut rows in which something is left out because of the attack
 * @param alone rows that someone finds who knows programme, amount and month of the payment; such a one learns nothing of the row but a
 *     surname that fits at least as many persons
 * @param meant persons whom neighbours recognise by what the notice means them to, such as the masked name of a head recognised
 * @param atLeast how many persons must look like each row
 */
public record NoticeAttack(
        int rows, int persons, int toldBefore, int told, int leftOut, int alone, int meant, int atLeast) {
    /** Whether nobody is told. */
    public boolean isSafe() {
        return told == 0;
    }
}
