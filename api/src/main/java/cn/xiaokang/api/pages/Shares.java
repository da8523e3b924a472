package cn.xiaokang.api.pages;

import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.warehouse.scorecard.Share;

/** A measured share and its interval, as pages print them. */
record Shares(Figures figures) {
    private static final String NONE = "—";

    /** The share; a dash where nothing was tried. */
    String value(Share share) {
        return share.value() == null ? NONE : figures.share(share.value()).line();
    }

    /** From its lower to its upper bound; a dash where nothing was tried. */
    String interval(Share share) {
        return share.lower() == null || share.upper() == null
                ? NONE
                : figures.share(share.lower()).line() + " – "
                        + figures.share(share.upper()).line();
    }
}
