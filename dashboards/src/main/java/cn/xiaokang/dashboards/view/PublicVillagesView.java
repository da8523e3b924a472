package cn.xiaokang.dashboards.view;

import java.util.List;

/** The villages of a county by town, for everyone. */
public record PublicVillagesView(List<Choice> counties, String asked, String fundsAddress, List<Town> towns) {
    /** A town with its villages. */
    public record Town(String name, List<Village> villages) {}

    /** A way to a village. */
    public record Village(String name, String address) {}
}
