package cn.xiaokang.dashboards.view;

import cn.xiaokang.dashboards.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page: who looks, in which language, at which snapshot, and where else one may go.
 *
 * @param page the page's folder
 * @param address the page's own address with its filters, without the language
 * @param viewer who is signed in, or null on public pages
 * @param stamp the snapshot that the figures come from, or null on pages without figures
 * @param isLargeType whether the reader asked for large type
 * @param isHighContrast whether the reader asked for high contrast
 */
public record Frame(
        String page,
        Text text,
        String address,
        @Nullable Viewer viewer,
        List<Link> navigation,
        @Nullable Stamp stamp,
        boolean isLargeType,
        boolean isHighContrast) {

    /** Who is signed in: the name shown, the role in words, and the token that their forms bring along. */
    public record Viewer(String name, String role, String csrf) {}

    /** A way to another page: in the head, or at the foot where it is for reference alone. */
    public record Link(String label, String address, boolean isHere, boolean isReference) {}

    /**
     * Which snapshot speaks: its days, its id, when it was published; ready to be shown.
     *
     * @param next the newer snapshot whose public figures are being made, or null where this one is the newest
     */
    public record Stamp(
            String startsOn,
            String endsOn,
            String snapshot,
            String publishedAt,
            @Nullable String next) {}

    /** Whether anything stands at the foot. */
    public boolean hasReference() {
        return navigation.stream().anyMatch(Link::isReference);
    }

    /** A word of the page. */
    public String say(String key) {
        return text.say(key);
    }

    /** A word of the page with values put in. */
    public String say(String key, Object... values) {
        return text.say(key, values);
    }

    public String lang() {
        return text.language().tag();
    }

    /** This page in the other language. */
    public String otherLanguageAddress() {
        return with("lang=" + text.language().other().code());
    }

    /** This page in the other size of type. */
    public String otherTypeAddress() {
        return with("type=" + (isLargeType ? "normal" : "large"));
    }

    /** This page in the other contrast. */
    public String otherContrastAddress() {
        return with("contrast=" + (isHighContrast ? "normal" : "high"));
    }

    /** What the page's root is told: large type, high contrast, both; null where neither was asked for. */
    public @Nullable String rootClasses() {
        if (isLargeType) {
            return isHighContrast ? "large contrast" : "large";
        }
        return isHighContrast ? "contrast" : null;
    }

    private String with(String parameter) {
        return address + (address.contains("?") ? "&" : "?") + parameter;
    }
}
