package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.figure.Figure;
import java.util.List;

/**
 * A village, for everyone.
 *
 * @param codePath the QR code of its address as the path of a drawing of codeSize units
 */
public record PublicVillageView(
        String code,
        String name,
        String place,
        List<Year> years,
        List<Funds> funds,
        List<Project> projects,
        List<PublicNoticesView.Line> notices,
        String noticesAddress,
        String fundsAddress,
        String shareAddress,
        int codeSize,
        String codePath) {
    /** Households, pairing and collective economy of a year. */
    public record Year(String year, Figure households, Figure paired, Figure recurring, Figure operating) {}

    /** What was paid in a year by programme; the total stands in a row without one. */
    public record Funds(
            String year, String programme, Figure amount, Figure payments, Figure households, boolean isTotal) {}

    /** One project. */
    public record Project(
            String number, String name, String kind, String source, String days, Figure budget, Figure paid) {}
}
