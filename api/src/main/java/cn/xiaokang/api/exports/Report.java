package cn.xiaokang.api.exports;

import java.util.List;

/**
 * A report, ready to be written in any form.
 *
 * @param name the file's name without its ending
 * @param foot what stands at the foot of each page: snapshot, day of the data, moment of the export
 * @param paper what a PDF is printed on
 * @param isWide whether its pages lie on their side
 * @param notes what made it: filters, scheme, definitions; a sheet of their own in a workbook
 */
public record Report(
        String name,
        String title,
        String subtitle,
        String foot,
        Paper paper,
        boolean isWide,
        List<String> notes,
        List<Section> sections) {
    /** The sheets that a PDF is laid out for; what is put up on a board is read from afar, so on A3 all is larger. */
    public enum Paper {
        A4,
        A3
    }

    /** A report on A4. */
    public Report(
            String name,
            String title,
            String subtitle,
            String foot,
            boolean isWide,
            List<String> notes,
            List<Section> sections) {
        this(name, title, subtitle, foot, Paper.A4, isWide, notes, sections);
    }

    /** The same on another paper, which its name says. */
    public Report on(Paper other) {
        return new Report(
                name + "-" + other.name().toLowerCase(java.util.Locale.ROOT),
                title,
                subtitle,
                foot,
                other,
                isWide,
                notes,
                sections);
    }

    /** A part of a report; one sheet of a workbook. */
    public record Section(String title, List<Block> blocks) {}
}
