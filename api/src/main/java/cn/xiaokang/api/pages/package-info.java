/** The pages: routes that gather the figures of one snapshot into view records; words, templates and styles are the dashboards'. */
@NullMarked
package cn.xiaokang.api.pages;

import org.jspecify.annotations.NullMarked;
