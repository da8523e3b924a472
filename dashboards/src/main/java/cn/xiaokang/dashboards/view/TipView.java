package cn.xiaokang.dashboards.view;

import java.util.List;

/**
 * One thing told, at work.
 *
 * @param noticeAddress the notice that it is about, or empty
 * @param caseAddress the case that was opened from it, or empty
 * @param hasTeller whether whoever told it left a way to reach them
 * @param teller how to reach them, once that was asked for with a purpose; empty before
 */
public record TipView(
        String number,
        String state,
        String badge,
        List<Field> facts,
        String noticeAddress,
        String words,
        List<String> happened,
        String caseNo,
        String caseAddress,
        boolean hasTeller,
        boolean maySeeTeller,
        String teller) {}
