package cn.xiaokang.etl.cli;

/** What the command line would tell of an exception, for tests of what throws it. */
public final class CommandFaults {
    private CommandFaults() {}

    /** The code that a command would print. */
    public static String codeOf(Throwable thrown) {
        return SystemFault.behind(thrown).code();
    }
}
