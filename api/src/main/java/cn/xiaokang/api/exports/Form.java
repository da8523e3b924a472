package cn.xiaokang.api.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The forms in which a report can be had. */
public enum Form {
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        public void write(Report report, OutputStream to) throws IOException {
            new Workbooks(report).write(to);
        }
    },
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document") {
        @Override
        public void write(Report report, OutputStream to) throws IOException {
            new WordDocument(report).write(to);
        }
    },
    PDF("application/pdf") {
        @Override
        public void write(Report report, OutputStream to) throws IOException {
            PdfDocument.write(report, to);
        }
    },
    CSV("text/csv; charset=utf-8") {
        @Override
        public void write(Report report, OutputStream to) throws IOException {
            CsvTables.write(report, to);
        }
    };

    private final String type;

    Form(String type) {
        this.type = type;
    }

    /** Writes the report whole; the stream stays open. */
    public abstract void write(Report report, OutputStream to) throws IOException;

    /** The media type. */
    public String type() {
        return type;
    }

    /** The file ending, without its dot. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All endings. */
    public static List<String> endings() {
        return Stream.of(values()).map(Form::ending).toList();
    }

    /** The form of an ending, which must be one of them. */
    public static Form of(String ending) {
        return valueOf(ending.toUpperCase(Locale.ROOT));
    }
}
