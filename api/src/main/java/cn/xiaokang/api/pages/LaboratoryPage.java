package cn.xiaokang.api.pages;

import cn.xiaokang.api.access.Permission;
import cn.xiaokang.api.assessment.Meaning;
import cn.xiaokang.api.laboratory.MovableParameter;
import cn.xiaokang.api.laboratory.Trial;
import cn.xiaokang.api.laboratory.Trials;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.request.Parameters;
import cn.xiaokang.api.request.Readings;
import cn.xiaokang.api.request.Resource;
import cn.xiaokang.dashboards.figure.Figure;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.CockpitView;
import cn.xiaokang.dashboards.view.CockpitView.State;
import cn.xiaokang.dashboards.view.LaboratoryView;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.laboratory.Experiment;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The policy laboratory: sliders for the parameters, and what would change in households, money, indicators and flags. */
final class LaboratoryPage implements Resource {
    private final Shell shell;
    private final Readings readings;
    private final Catalogue catalogue;
    private final Trials trials;

    LaboratoryPage(Shell shell, Readings readings, Catalogue catalogue, Trials trials) {
        this.shell = shell;
        this.readings = readings;
        this.catalogue = catalogue;
        this.trials = trials;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/laboratory", this::show, Permission.RUN_LABORATORY);
    }

    private void show(Context context) {
        List<String> own = new ArrayList<>(trials.names());
        own.add("year");
        Parameters parameters = Parameters.of(context, Shell.parameters(own.toArray(String[]::new)));
        Integer year = parameters.year("year");
        Map<String, BigDecimal> tried = parameters.amounts(trials.names());
        Reading reading = readings.of(context);
        Trial trial = trials.trial(reading, year, tried);
        shell.show(context, "laboratory", reading, text -> new Draft(reading, text, trial).view());
    }

    /** One drawing of the page. */
    private final class Draft {
        private final Text text;
        private final Figures figures;
        private final Words names;
        private final Places places;
        private final Reading reading;
        private final Trial trial;

        Draft(Reading reading, Text text, Trial trial) {
            this.reading = reading;
            this.text = text;
            this.figures = new Figures(text.language());
            this.names = new Words(catalogue, text);
            this.places = new Places(reading, text);
            this.trial = trial;
        }

        LaboratoryView view() {
            return new LaboratoryView(
                    places.name(reading.viewer().area().rootCode()),
                    trial.year(),
                    Filters.years(trial.years(), trial.year()),
                    trial.parameters().stream().map(this::slider).toList(),
                    trial.parameters().stream().anyMatch(LaboratoryPage::isMoved),
                    Address.of("/laboratory").with("year", trial.year()).toString(),
                    headlines(),
                    trial.households().stream().map(this::households).toList(),
                    counties(),
                    trial.money().stream()
                            .filter(each -> each.before().compareTo(each.after()) != 0)
                            .map(this::money)
                            .toList(),
                    trial.indicators().stream()
                            .filter(each -> !each.before().equals(each.after()))
                            .map(this::indicator)
                            .toList(),
                    flags());
        }

        private LaboratoryView.Slider slider(MovableParameter parameter) {
            String form = form(parameter);
            return new LaboratoryView.Slider(
                    parameter.name(),
                    text.language() == Language.EN ? parameter.name().replace('_', ' ') : parameter.titleZh(),
                    parameter.clause(),
                    form,
                    parameter.from().toPlainString(),
                    parameter.to().toPlainString(),
                    parameter.step().toPlainString(),
                    plain(parameter.value()),
                    plain(parameter.tried()),
                    shown(parameter.tried(), form),
                    shown(parameter.value(), form),
                    isMoved(parameter));
        }

        private String shown(BigDecimal value, String form) {
            return switch (form) {
                case "percent" -> figures.share(value).line();
                case "yuan" -> figures.money(value).line();
                default -> figures.number(value).text();
            };
        }

        private List<CockpitView.Headline> headlines() {
            long in = sum(trial.households(), Experiment.Households::in);
            long out = sum(trial.households(), Experiment.Households::out);
            BigDecimal change = total(Experiment.Money::after).subtract(total(Experiment.Money::before));
            long turned = trial.indicators().stream()
                    .filter(each ->
                            !Objects.equals(each.before().isMet(), each.after().isMet()))
                    .count();
            return List.of(
                    new CockpitView.Headline(
                            text.say("in_and_out"),
                            figures.count(in + out, text.say("unit_households")),
                            text.say("in_and_out_note", in, out)),
                    new CockpitView.Headline(text.say("money_change"), signed(change), text.say("money_change_note")),
                    new CockpitView.Headline(
                            text.say("turned"),
                            figures.count(turned, text.say("unit_figures")),
                            text.say("turned_note")),
                    new CockpitView.Headline(
                            text.say("flags_change"),
                            figures.count(
                                    sum(trial.flags(), Experiment.FlagChange::raised)
                                            + sum(trial.flags(), Experiment.FlagChange::dropped),
                                    text.say("unit_flags")),
                            text.say(
                                    "flags_change_note",
                                    sum(trial.flags(), Experiment.FlagChange::raised),
                                    sum(trial.flags(), Experiment.FlagChange::dropped))));
        }

        private LaboratoryView.Households households(Experiment.Households county) {
            return new LaboratoryView.Households(
                    places.name(county.countyCode()),
                    figures.count(county.judged(), ""),
                    figures.count(county.before(), ""),
                    figures.count(county.after(), ""),
                    figures.count(county.in(), ""),
                    figures.count(county.out(), ""));
        }

        private List<LaboratoryView.County> counties() {
            return trial.money().stream()
                    .collect(Collectors.groupingBy(Experiment.Money::countyCode, TreeMap::new, Collectors.toList()))
                    .entrySet()
                    .stream()
                    .map(entry -> {
                        BigDecimal before = due(entry.getValue(), Experiment.Money::before);
                        BigDecimal after = due(entry.getValue(), Experiment.Money::after);
                        return new LaboratoryView.County(
                                places.name(entry.getKey()),
                                figures.money(before),
                                figures.money(after),
                                signed(after.subtract(before)));
                    })
                    .toList();
        }

        private LaboratoryView.Money money(Experiment.Money each) {
            return new LaboratoryView.Money(
                    places.name(each.countyCode()),
                    names.code("programme", each.programmeCode()),
                    figures.money(each.ordered()),
                    figures.money(each.before()),
                    figures.money(each.after()),
                    signed(each.after().subtract(each.before())));
        }

        private LaboratoryView.IndicatorChange indicator(Experiment.IndicatorChange each) {
            Meaning meaning =
                    Meaning.of(Objects.requireNonNull(catalogue.indicators().get(each.indicator())));
            String unit = meaning.unit();
            return new LaboratoryView.IndicatorChange(
                    text.language() == Language.EN ? meaning.titleEn() : meaning.titleZh(),
                    places.name(each.areaCode()),
                    IndicatorBookPage.address(each.indicator(), each.areaCode(), trial.year()),
                    figures.indicator(each.before().value(), unit, text.say("state_empty")),
                    figures.indicator(each.after().value(), unit, text.say("state_empty")),
                    figures.indicator(each.before().target(), unit, text.say("state_untargeted")),
                    figures.indicator(each.after().target(), unit, text.say("state_untargeted")),
                    state(each.before()),
                    state(each.after()));
        }

        private List<LaboratoryView.FlagChange> flags() {
            return trial.flags().stream()
                    .collect(Collectors.groupingBy(Experiment.FlagChange::rule, TreeMap::new, Collectors.toList()))
                    .entrySet()
                    .stream()
                    .filter(entry -> sum(entry.getValue(), Experiment.FlagChange::raised) > 0
                            || sum(entry.getValue(), Experiment.FlagChange::dropped) > 0
                            || stake(entry.getValue(), Experiment.FlagChange::atStakeBefore)
                                            .compareTo(stake(entry.getValue(), Experiment.FlagChange::atStakeAfter))
                                    != 0)
                    .map(entry -> flag(entry.getKey(), entry.getValue()))
                    .toList();
        }

        private LaboratoryView.FlagChange flag(String rule, List<Experiment.FlagChange> changes) {
            return new LaboratoryView.FlagChange(
                    rule,
                    names.rule(rule),
                    figures.count(sum(changes, Experiment.FlagChange::before), ""),
                    figures.count(sum(changes, Experiment.FlagChange::after), ""),
                    figures.count(sum(changes, Experiment.FlagChange::raised), ""),
                    figures.count(sum(changes, Experiment.FlagChange::dropped), ""),
                    figures.money(stake(changes, Experiment.FlagChange::atStakeBefore)),
                    figures.money(stake(changes, Experiment.FlagChange::atStakeAfter)));
        }

        private BigDecimal total(Function<Experiment.Money, BigDecimal> part) {
            return due(trial.money(), part);
        }

        /** An amount with its sign, so that more and less can't be mistaken. */
        private Figure signed(BigDecimal change) {
            Figure figure = figures.money(change);
            return change.signum() > 0
                    ? new Figure("+" + figure.text(), figure.unit(), "+" + figure.exact(), figure.value())
                    : figure;
        }
    }

    private static <T> long sum(List<T> all, ToLongFunction<T> part) {
        return all.stream().mapToLong(part).sum();
    }

    private static BigDecimal due(List<Experiment.Money> all, Function<Experiment.Money, BigDecimal> part) {
        return all.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal stake(List<Experiment.FlagChange> all, Function<Experiment.FlagChange, BigDecimal> part) {
        return all.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isMoved(MovableParameter parameter) {
        return parameter.value().compareTo(parameter.tried()) != 0;
    }

    private static String form(MovableParameter parameter) {
        if (parameter.unit().startsWith("yuan")) {
            return "yuan";
        }
        return parameter.unit().equals("ratio") && parameter.to().compareTo(BigDecimal.ONE) <= 0 ? "percent" : "plain";
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
    }

    private static State state(Experiment.Standing standing) {
        if (standing.target() == null) {
            return State.UNTARGETED;
        }
        return standing.isMet() == null ? State.EMPTY : standing.isMet() ? State.MET : State.UNMET;
    }
}
