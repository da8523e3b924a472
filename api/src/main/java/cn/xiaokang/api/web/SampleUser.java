package cn.xiaokang.api.web;

import cn.xiaokang.api.access.Accounts;
import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Role;
import java.util.ArrayList;
import java.util.List;

/** Users of each role for a demonstration, a second inspector among them who reviews cases; their passwords are random and known only to whoever started the server. */
public record SampleUser(String user, Role role, AreaScope area, String password) {
    private static final String COUNTY = "330481";

    /** Makes the sample users, or gives those of an earlier start new passwords. */
    public static List<SampleUser> renew(Accounts accounts) {
        List<SampleUser> users = new ArrayList<>();
        users.add(renew(accounts, "sample-leader", Role.LEADER, AreaScope.CITY));
        users.add(renew(accounts, "sample-county", Role.LEADER, new AreaScope(COUNTY)));
        users.add(renew(accounts, "sample-assessor", Role.ASSESSOR, AreaScope.CITY));
        users.add(renew(accounts, "sample-inspector", Role.INSPECTOR, AreaScope.CITY));
        users.add(renew(accounts, "sample-reviewer", Role.INSPECTOR, AreaScope.CITY));
        users.add(renew(accounts, "sample-publisher", Role.PUBLISHER, AreaScope.CITY));
        users.add(renew(accounts, "sample-approver", Role.APPROVER, AreaScope.CITY));
        users.add(renew(accounts, "sample-operator", Role.OPERATOR, AreaScope.CITY));
        users.add(renew(accounts, "sample-security", Role.SECURITY_OFFICER, AreaScope.CITY));
        users.add(renew(accounts, "sample-auditor", Role.AUDITOR, AreaScope.CITY));
        return users;
    }

    /** The user as the demonstration prints it. */
    public String line() {
        return "%-18s %s  %s %s".formatted(user, password, role.title(), area.rootCode());
    }

    private static SampleUser renew(Accounts accounts, String user, Role role, AreaScope area) {
        String password =
                accounts.find(user).isPresent() ? accounts.renewPassword(user) : accounts.add(user, role, area);
        return new SampleUser(user, role, area, password);
    }
}
