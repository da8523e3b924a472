package cn.xiaokang.api.opendata;

import cn.xiaokang.api.problem.HttpFault;

/** Why a data set can't be had. */
public enum DataFault implements HttpFault {
    NOT_POSTED(
            409,
            "数据集 %s 本期未通过发布前攻击检验，未发布。请用上一期，或稍后再来。",
            "This release of data set %s did not pass the attack before posting and was not posted. Take the one before, or come later."),
    BEING_MADE(
            503,
            "公开数据正在制作并接受攻击检验，尚未发布。请稍后再来。",
            "The open data is being made and attacked, and has not been posted yet. Come again in a moment."),
    BAD_RANGE(416, "请求的字节范围不在文件之内。", "The byte range asked for lies outside the file."),
    FAILED(500, "数据集未能写出。请把请求编号告诉管理员。", "The data set could not be written. Give the request id to the operator.");

    private final Words words;

    DataFault(int status, String zh, String en) {
        this.words = new Words(status, zh, en);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public String code() {
        return "DATA-" + name();
    }
}
