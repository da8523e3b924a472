package cn.xiaokang.etl.star;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.fault.Kind;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;

/**
 * The first and the last day that the deliveries speak of. "The end of the data" in a rule is the last one, not the day of the load: a
 * payment isn't late because nobody delivered.
 */
public record Horizon(LocalDate startsOn, LocalDate endsOn) {

    /**
     * The horizon of deliveries of these periods.
     *
     * @param periods years ({@code 2021}) and months ({@code 2021-03})
     * @throws FaultException when there are none
     */
    public static Horizon of(Collection<String> periods) {
        Comparator<LocalDate> byDay = Comparator.naturalOrder();
        return new Horizon(
                periods.stream().map(Horizon::firstDay).min(byDay).orElseThrow(Horizon::nothingDelivered),
                periods.stream().map(Horizon::lastDay).max(byDay).orElseThrow(Horizon::nothingDelivered));
    }

    private static LocalDate firstDay(String period) {
        return isYear(period)
                ? Year.parse(period).atDay(1)
                : YearMonth.parse(period).atDay(1);
    }

    private static LocalDate lastDay(String period) {
        return isYear(period)
                ? Year.parse(period).atMonth(12).atEndOfMonth()
                : YearMonth.parse(period).atEndOfMonth();
    }

    private static boolean isYear(String period) {
        return period.length() == 4;
    }

    private static FaultException nothingDelivered() {
        return new FaultException(
                StarFault.NOTHING_DELIVERED,
                "收件箱里没有可用的交换文件，请核对路径与文件名（<所属期>/<来源>-<地区>-<所属期>.csv）。",
                "The inbox has no delivery that can be used: check the path and the names (<period>/<source>-<area>-<period>.csv).");
    }

    private enum StarFault implements FaultCode {
        NOTHING_DELIVERED;

        @Override
        public String code() {
            return "STAR-" + name();
        }

        @Override
        public Kind kind() {
            return Kind.USER;
        }
    }
}
