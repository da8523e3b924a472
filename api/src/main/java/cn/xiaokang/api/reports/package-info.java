/** The documents of the assessment: score sheet, indicator book, county report; how each is filled. Writing them is the exports' work. */
@NullMarked
package cn.xiaokang.api.reports;

import org.jspecify.annotations.NullMarked;
