package cn.xiaokang.api.cases;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The kinds of steps of a case, and where a case must stand for each. */
public enum Step {
    OPENED("立案", false, EnumSet.noneOf(Status.class)),
    FLAG_ADDED("并入疑点", false, EnumSet.of(Status.UNASSIGNED, Status.INSPECTING)),
    ASSIGNED("分派", true, EnumSet.of(Status.UNASSIGNED, Status.INSPECTING)),
    VISITED("走访核查", true, EnumSet.of(Status.INSPECTING)),
    REPLIED("农户答复", true, EnumSet.of(Status.INSPECTING, Status.CLOSED)),
    EVIDENCE_ADDED("登记佐证", false, EnumSet.of(Status.INSPECTING)),
    OUTCOME_SET("提出结论", true, EnumSet.of(Status.INSPECTING)),
    SENT_BACK("退回补查", true, EnumSet.of(Status.REVIEWING)),
    CLOSED("复核办结", true, EnumSet.of(Status.REVIEWING)),
    MONEY_RECORDED("登记追缴", true, EnumSet.of(Status.CLOSED)),
    STRUCK_OFF("退出核销", true, EnumSet.of(Status.CLOSED)),
    NOTIFIED("告知当事人", true, EnumSet.of(Status.CLOSED)),
    REFERRED("移送失信名单", true, EnumSet.of(Status.CLOSED)),
    REOPENED("重新核查", true, EnumSet.of(Status.CLOSED));

    private final String zh;
    private final boolean isPosted;

    @SuppressWarnings("ImmutableEnumChecker") // never changed and never handed out
    private final Set<Status> from;

    Step(String zh, boolean isPosted, Set<Status> from) {
        this.zh = zh;
        this.isPosted = isPosted;
        this.from = from;
    }

    /** As it stands in the API and in the store. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In Chinese. */
    public String zh() {
        return zh;
    }

    /** Whether people write all of it; the others hold facts that the server adds. */
    public boolean isPosted() {
        return isPosted;
    }

    boolean isFrom(Status status) {
        return from.contains(status);
    }
}
