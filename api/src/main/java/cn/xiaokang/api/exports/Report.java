package cn.xiaokang.api.exports;

import java.util.List;

/**
 * A report, ready to be written in any form.
 *
 * @param name the file's name without its ending
 * @param foot what stands at the foot of each page: snapshot, day of the data, moment of the export
 * @param isWide whether its pages lie on their side
 * @param notes what made it: filters, scheme, definitions; a sheet of their own in a workbook
 */
public record Report(
        String name,
        String title,
        String subtitle,
        String foot,
        boolean isWide,
        List<String> notes,
        List<Section> sections) {
    /** A part of a report; one sheet of a workbook. */
    public record Section(String title, List<Block> blocks) {}
}
