package cn.xiaokang.api.problem;

import io.javalin.http.Context;

/** Another form of a problem than JSON, for those who ask for it. */
public interface ProblemView {
    /** Whether the request is one of those. */
    boolean takes(Context context);

    /** Answers with the problem, its status included. */
    void show(Context context, Problem problem);
}
