package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.dashboards.Pages;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.Frame;
import cn.xiaokang.warehouse.snapshot.Manifest;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is the same on every page: language, size of type, navigation by permission, data stamp; and the rendering itself. */
final class Shell {
    /** Parameters that every page takes beside its own. */
    static final String LANGUAGE = "lang";

    static final String TYPE = "type";

    static final String CONTRAST = "contrast";

    private static final String LANGUAGE_COOKIE = "xiaokang_lang";
    private static final String TYPE_COOKIE = "xiaokang_type";
    private static final String CONTRAST_COOKIE = "xiaokang_contrast";
    private static final int A_YEAR = 365 * 24 * 3600;
    /** A view of some hundred lines of words and figures takes as much memory as so many rows of answers. */
    private static final int ROOM_OF_A_VIEW = 1_000;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private static final List<Place> PLACES = List.of(
            new Place("cockpit", "/cockpit", Permission.SEE_FIGURES),
            new Place("assessment", "/assessment", Permission.SEE_SCORES),
            new Place("indicators", "/indicators", Permission.SEE_FIGURES),
            new Place("areas", "/areas", Permission.SEE_FIGURES),
            new Place("laboratory", "/laboratory", Permission.RUN_LABORATORY),
            new Place("growth", "/growth", Permission.SEE_FIGURES),
            new Place("flags", "/flags", Permission.SEE_FLAGS),
            new Place("rules", "/rules", Permission.SEE_FLAG_COUNTS),
            new Place("exemptions", "/exemptions", Permission.SEE_FLAG_COUNTS),
            new Place("workbench", WorkbenchPage.HERE, Permission.ASK_OWN_QUESTIONS),
            new Place("work-list", "/work-list", Permission.SEE_FLAGS),
            new Place("cases", "/cases", Permission.WORK_CASES),
            new Place("tips", TipsPage.HERE, Permission.WORK_TIPS),
            new Place("funds", "/funds", Permission.SEE_FUNDS),
            new Place("notices", "/notices", Permission.SEE_NOTICES),
            new Place("lookup-codes", "/lookup-codes", Permission.ISSUE_LOOKUP_CODES),
            new Place("deliveries", "/deliveries", Permission.SEE_DELIVERIES),
            new Place("status", "/status", Permission.SEE_DELIVERIES),
            new Place("accounts", "/accounts", Permission.MANAGE_ACCOUNTS),
            new Place("access-log", "/access-log", Permission.READ_ACCESS_LOG),
            new Place("clauses", "/clauses", Permission.SIGNED_IN),
            new Place("dictionary", "/dictionary", Permission.SIGNED_IN),
            new Place("public", "/public", Permission.PUBLIC),
            new Place("public-notices", "/public/notices", Permission.PUBLIC));

    private static final List<String> WORKS =
            List.of("flags", "deliveries", "cockpit", "notices", "funds", "accounts", "access-log");

    /** What people look up now and then: at the foot for who is signed in, so that the work fits the head. */
    private static final Set<String> REFERENCE =
            Set.of("exemptions", "clauses", "dictionary", "public", "public-notices");

    /** Offered to those alone who haven't signed in. */
    private static final List<Place> OF_VISITORS = List.of(
            new Place("public-funds", PublicFundsPage.HERE, Permission.PUBLIC),
            new Place("public-villages", PublicVillagesPage.HERE, Permission.PUBLIC),
            new Place("open-data", OpenDataPage.HERE, Permission.PUBLIC),
            new Place("my", OwnPage.HERE, Permission.PUBLIC),
            new Place("tell", TellPage.HERE, Permission.PUBLIC));

    private final Pages pages = new Pages();
    private final boolean isSecure;

    Shell(boolean isSecure) {
        this.isSecure = isSecure;
    }

    /** The page where someone's work begins: the sheet for assessors, flags for whom they are open, then deliveries, the cockpit, the notices. */
    static String home(Viewer viewer) {
        if (viewer.may(Permission.SET_SCHEMES)) {
            return "/assessment";
        }
        return WORKS.stream()
                .flatMap(work -> PLACES.stream().filter(place -> place.name().equals(work)))
                .filter(place -> viewer.may(place.permission()))
                .findFirst()
                .map(Place::address)
                .orElse("/public");
    }

    /** The parameters of a page with those of every page. */
    static String[] parameters(String... own) {
        List<String> all = new ArrayList<>(List.of(own));
        all.add(LANGUAGE);
        all.add(TYPE);
        all.add(CONTRAST);
        return all.toArray(String[]::new);
    }

    /** The language that the request asks for, or that its browser was told before. */
    static Language language(Context context) {
        String asked = context.queryParam(LANGUAGE);
        String known = asked == null ? context.cookie(LANGUAGE_COOKIE) : asked;
        return known == null ? Language.ZH : Language.coded(known).orElse(Language.ZH);
    }

    /** The words of a page in the request's language. */
    static Text text(Context context, String page) {
        return Text.of(page, language(context));
    }

    /** Sends a page over the figures of a snapshot, or over none. */
    void show(Context context, String page, @Nullable Reading reading, Function<Text, ? extends Record> view) {
        remember(context);
        Text text = text(context, page);
        Frame frame = frame(context, page, text, reading);
        context.header("Cache-Control", "private, no-cache");
        context.header("Vary", "Cookie");
        context.html(pages.render(page, frame, view.apply(text)));
    }

    /**
     * Sends a page that the snapshot alone makes, with nothing of the server's own store in it: its view is kept by snapshot and scope.
     *
     * @param asked what the request asks of the page; all that the view depends on beside snapshot, scope and language
     */
    <V extends Record> void showKept(
            Context context, String page, Reading reading, Asked asked, Class<V> type, Function<Text, V> view) {
        show(
                context,
                page,
                reading,
                text -> reading.kept(
                        "page " + page,
                        List.of(text.language(), asked),
                        type,
                        made -> ROOM_OF_A_VIEW,
                        () -> view.apply(text)));
    }

    /**
     * What a request asks of a page of figures, as the request writes it.
     *
     * @param area the area, null for the viewer's own
     * @param year null for the latest
     * @param indicator the indicator that is picked out, where the page has one
     */
    record Asked(
            @Nullable String area,
            @Nullable Integer year,
            @Nullable String indicator) {}

    private static Frame frame(Context context, String page, Text text, @Nullable Reading reading) {
        Viewer viewer = Guard.viewer(context);
        String here = context.path();
        List<Frame.Link> links = Stream.concat(
                        PLACES.stream(), viewer.user() == null ? OF_VISITORS.stream() : Stream.empty())
                .filter(place -> viewer.may(place.permission()))
                .map(place -> new Frame.Link(
                        text.say("nav_" + place.name()),
                        place.address(),
                        isAt(here, place),
                        viewer.user() != null && REFERENCE.contains(place.name())))
                .toList();
        String user = viewer.user();
        Frame.Viewer shown = user == null
                ? null
                : new Frame.Viewer(
                        user,
                        text.say("role_" + viewer.role().code()),
                        Objects.requireNonNullElse(Guard.csrf(context), ""));
        return new Frame(
                page,
                text,
                address(context, page),
                shown,
                links,
                reading == null ? null : stamp(reading),
                isLargeType(context),
                isHighContrast(context));
    }

    /** Of two places one of which lies below the other, one is at the lower one alone. */
    private static boolean isAt(String here, Place place) {
        return here.equals(place.address())
                || (here.startsWith(place.address() + "/")
                        && Stream.concat(PLACES.stream(), OF_VISITORS.stream())
                                .filter(other -> other.address().startsWith(place.address() + "/"))
                                .noneMatch(other -> here.startsWith(other.address())));
    }

    private static Frame.Stamp stamp(Reading reading) {
        Manifest manifest = reading.manifest();
        return new Frame.Stamp(
                String.valueOf(manifest.dataStartsOn()),
                String.valueOf(manifest.dataEndsOn()),
                reading.snapshotId(),
                MOMENT.format(manifest.createdAt()),
                reading.next().orElse(null));
    }

    /** The page's own address with its filters, without language and type; after a form was posted, the page of the form. */
    private static String address(Context context, String page) {
        StringBuilder address =
                new StringBuilder(context.method().equals(HandlerType.POST) ? "/" + page : context.path());
        char joint = '?';
        for (Map.Entry<String, List<String>> parameter : context.queryParamMap().entrySet()) {
            if (!parameter.getKey().equals(LANGUAGE)
                    && !parameter.getKey().equals(TYPE)
                    && !parameter.getKey().equals(CONTRAST)) {
                for (String value : parameter.getValue()) {
                    address.append(joint)
                            .append(encoded(parameter.getKey()))
                            .append('=')
                            .append(encoded(value));
                    joint = '&';
                }
            }
        }
        return address.toString();
    }

    /** A moment as people read it, in the city's time. */
    static String moment(String instant) {
        return MOMENT.format(Instant.parse(instant));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static boolean isLargeType(Context context) {
        String asked = context.queryParam(TYPE);
        return "large".equals(asked == null ? context.cookie(TYPE_COOKIE) : asked);
    }

    private static boolean isHighContrast(Context context) {
        String asked = context.queryParam(CONTRAST);
        return "high".equals(asked == null ? context.cookie(CONTRAST_COOKIE) : asked);
    }

    /** Keeps what the address says of language and type for the pages that follow. */
    private void remember(Context context) {
        String language = context.queryParam(LANGUAGE);
        if (language != null && Language.coded(language).isPresent()) {
            context.cookie(cookie(LANGUAGE_COOKIE, language));
        }
        String type = context.queryParam(TYPE);
        if (type != null && (type.equals("large") || type.equals("normal"))) {
            context.cookie(cookie(TYPE_COOKIE, type));
        }
        String contrast = context.queryParam(CONTRAST);
        if (contrast != null && (contrast.equals("high") || contrast.equals("normal"))) {
            context.cookie(cookie(CONTRAST_COOKIE, contrast));
        }
    }

    private Cookie cookie(String name, String value) {
        return new Cookie(name, value, "/", A_YEAR, isSecure, true, null, SameSite.LAX);
    }

    private record Place(String name, String address, Permission permission) {}
}
