package cn.xiaokang.api.pages;

import cn.xiaokang.api.assessment.Figure;
import cn.xiaokang.api.assessment.Meaning;
import cn.xiaokang.api.assessment.Standing;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.CockpitView.State;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Figures of indicators in the words of a page. */
record IndicatorWords(Text text, Figures figures) {
    static IndicatorWords of(Text text) {
        return new IndicatorWords(text, new Figures(text.language()));
    }

    String title(Meaning meaning) {
        return text.language() == Language.EN ? meaning.titleEn() : meaning.titleZh();
    }

    /** What the numerator counts. */
    String numerator(Meaning meaning) {
        return text.language().of(meaning.numeratorZh(), meaning.numeratorEn());
    }

    /** What the denominator counts. */
    String denominator(Meaning meaning) {
        return text.language().of(meaning.denominatorZh(), meaning.denominatorEn());
    }

    /** The value, or a dash with the reason why there is none. */
    cn.xiaokang.dashboards.figure.Figure value(Figure figure, String unit) {
        return figures.indicator(figure.value(), unit, figure.value() == null ? reason(figure) : "");
    }

    cn.xiaokang.dashboards.figure.Figure target(Figure figure, String unit) {
        return figures.indicator(figure.target(), unit, text.say("state_untargeted"));
    }

    String reason(Figure figure) {
        String reason = figure.emptyReason();
        return reason == null ? text.say("state_empty") : Words.why(text, reason);
    }

    /** Since when it is met or missed without a break; empty where it is neither. */
    String since(Standing standing, State state) {
        Integer since = standing.since();
        if (since == null) {
            return "";
        }
        String key = state == State.MET ? "since_met" : "since_unmet";
        return standing.years() == 1 ? text.say(key + "_first", since) : text.say(key, since, standing.years());
    }

    /** How far a missed figure is from its target, and where it stands worst; empty where the target isn't missed. */
    String why(Standing standing, State state, String unit, Places places) {
        BigDecimal gap = standing.gap();
        if (state != State.UNMET || gap == null) {
            return "";
        }
        String off = text.say("gap", distance(gap.abs(), unit).line());
        Figure worst = standing.worst();
        return worst == null
                ? off
                : off
                        + text.language().of("；", "; ")
                        + text.say(
                                "worst",
                                places.name(worst.areaCode()),
                                value(worst, unit).line());
    }

    private cn.xiaokang.dashboards.figure.Figure distance(BigDecimal gap, String unit) {
        if (unit.equals("ratio")) {
            return figures.points(gap);
        }
        return unit.equals("yuan") ? figures.money(gap) : figures.indicator(gap, unit, "");
    }

    static State state(@Nullable Figure figure) {
        if (figure == null || (figure.target() == null && figure.value() == null)) {
            return State.EMPTY;
        }
        return CockpitPage.state(figure);
    }
}
