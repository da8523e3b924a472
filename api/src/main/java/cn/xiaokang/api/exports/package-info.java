/**
 * Writes a report as xlsx, docx, pdf or csv: tables with real numbers and formulas, charts as vectors, the snapshot in the foot. What
 * stands in a report is left to others.
 */
@NullMarked
package cn.xiaokang.api.exports;

import org.jspecify.annotations.NullMarked;
