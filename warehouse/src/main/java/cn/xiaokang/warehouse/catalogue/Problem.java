package cn.xiaokang.warehouse.catalogue;

/** One thing wrong in one file of the catalogue; line 1 is the first, 0 is the file as a whole. */
record Problem(String file, int line, String zh, String en) {
    String inChinese() {
        return file + "，第 " + line + " 行：" + zh;
    }

    String inEnglish() {
        return file + ", line " + line + ": " + en;
    }
}
