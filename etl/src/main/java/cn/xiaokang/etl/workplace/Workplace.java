package cn.xiaokang.etl.workplace;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where the tasks of a load read and write what lies in the warehouse's folder here. On one machine, and where all machines mount that folder, it
 * is the folder itself, and to give, to take and to move costs nothing. Else it is a store such as HDFS or S3: what tasks are to read is given
 * there first, and what they wrote is taken home when their job is done.
 */
public sealed interface Workplace extends AutoCloseable permits SameFolder, StoreWorkplace {
    /** The warehouse's folder itself. */
    static Workplace here() {
        return SameFolder.INSTANCE;
    }

    /** Whether tasks work in the warehouse's folder itself. */
    boolean isHere();

    /** What tasks call a file or folder of the warehouse. */
    String at(Path here);

    /** Puts a folder's files where tasks read, those that are not there yet. */
    void give(Path folder);

    /** Brings home what a job wrote in a folder, in the place of what lies there. Called when the job is done, and not before. */
    void take(Path folder);

    /** Gives a folder another name, here and where tasks read. */
    void move(Path from, Path to) throws IOException;

    /** Puts bytes that lie in no folder of the warehouse where tasks read, before any of them asks. */
    void put(String name, byte[] bytes);

    /** What tasks call what was put under that name. */
    String named(String name);

    /** Throws away what loads that died left there. The caller holds the warehouse's lock. */
    void clearDead();

    /** Throws away what lies there; nothing of it counts any more. */
    @Override
    void close();
}
