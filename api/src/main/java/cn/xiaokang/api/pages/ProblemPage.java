package cn.xiaokang.api.pages;

import cn.xiaokang.api.problem.Problem;
import cn.xiaokang.api.problem.ProblemView;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.ErrorView;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Set;

/** Shows a problem as a page to people with a browser; who is not signed in is led to the way in. */
final class ProblemPage implements ProblemView {
    private static final Set<Integer> OWN_WORDS = Set.of(400, 403, 404, 429, 500, 503);

    private final Shell shell;

    ProblemPage(Shell shell) {
        this.shell = shell;
    }

    @Override
    public boolean takes(Context context) {
        String accepts = context.header("Accept");
        String path = context.path();
        return accepts != null
                && accepts.contains("text/html")
                && !path.startsWith("/api/")
                && !path.startsWith("/assets/");
    }

    @Override
    public void show(Context context, Problem problem) {
        if (problem.status() == 401 && HandlerType.GET.equals(context.method())) {
            String query = context.queryString();
            String next = context.path() + (query == null ? "" : "?" + query);
            context.redirect(Address.of("/sign-in").with("next", next).toString(), HttpStatus.SEE_OTHER);
            return;
        }
        context.status(problem.status());
        shell.show(context, "error", null, text -> view(text, problem));
        context.header("Cache-Control", "no-store");
    }

    private static ErrorView view(Text text, Problem problem) {
        int words = OWN_WORDS.contains(problem.status()) ? problem.status() : problem.status() >= 500 ? 500 : 400;
        return new ErrorView(
                problem.status(),
                text.say("title_" + words),
                problem.code() + " · " + problem.requestId(),
                text.language().of(problem.detail(), problem.detailEn()),
                text.say("advice_" + words));
    }
}
