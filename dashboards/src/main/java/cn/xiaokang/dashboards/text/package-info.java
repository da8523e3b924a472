/** The words of the pages in two languages, read from the text.yaml beside each template. */
@NullMarked
package cn.xiaokang.dashboards.text;

import org.jspecify.annotations.NullMarked;
