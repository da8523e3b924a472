package cn.xiaokang.dashboards.view;

/**
 * The sign-in form.
 *
 * @param fault what went wrong with the last try, or empty
 * @param user what was typed as user
 * @param next where to go afterwards, a path of this site, or empty
 * @param hasSingleSignOn whether a provider vouches for people
 */
public record SignInView(String fault, String user, String next, boolean hasSingleSignOn) {}
