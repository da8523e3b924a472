package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The accounts from the command line. */
class UsersCommandTest {
    @TempDir
    Path state;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void anAccountIsAddedListedGivenANewPasswordAndDisabled() {
        assertEquals(0, run("add", "wang", "--role", "leader", "--county", "330481"));
        String password = out.toString().strip().replaceFirst("^\\S+\\s+", "");
        assertTrue(password.length() >= 20, "random and long");
        assertEquals(2, run("add", "wang", "--role", "leader"));
        assertTrue(err.toString().contains("ACCOUNT-NAME_TAKEN"), err.toString());
        assertEquals(0, run("password", "wang"));
        assertTrue(!out.toString().contains(password), "a new one");
        assertEquals(0, run("disable", "wang"));
        assertEquals(0, run("list"));
        assertTrue(out.toString().contains("wang") && out.toString().contains("disabled"), out.toString());
    }

    @Test
    void wrongNamesRolesAndCountiesAreToldApart() {
        assertEquals(2, run("add", "Wang!", "--role", "leader"));
        assertEquals(2, run("add", "wang", "--role", "emperor"));
        assertEquals(2, run("add", "wang", "--role", "leader", "--county", "110101"));
        assertEquals(2, run("password", "nobody"));
        assertTrue(err.toString().contains("ACCOUNT-UNKNOWN_USER"), err.toString());
        assertEquals(2, run("fly"));
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        CommandLine command = ServeCommand.commandLine(new UsersCommand());
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--state";
        all[arguments.length + 1] = state.toString();
        return command.execute(all);
    }
}
