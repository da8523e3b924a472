package cn.xiaokang.api.cases;

import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Clause;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.pack.PackFile;
import cn.xiaokang.warehouse.pack.PackedFlag;
import cn.xiaokang.warehouse.pack.SigningKey;
import cn.xiaokang.warehouse.pack.Slicing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A case as one file: its flags with the rows that they rest on, the rule, its parameters and clause, the case's history with its
 * hashes, and digests. {@code ./xiaokang replay} works the flags out again from it, without a warehouse.
 */
public final class CasePacks {
    /** The form of the pack. */
    private static final int FORM = 1;

    private final Cases cases;
    private final Catalogue catalogue;
    private final Slicing slicing;
    private final SigningKey key;

    /** Packs of those cases, signed by that key. */
    public CasePacks(Cases cases, Catalogue catalogue, SigningKey key) {
        this.key = key;
        this.cases = cases;
        this.catalogue = catalogue;
        this.slicing = new Slicing(catalogue);
    }

    /** The public half of the key that signs, for whoever checks a pack. */
    PublicHalf publicHalf() {
        return new PublicHalf(SigningKey.ALGORITHM, key.publicKey(), key.fingerprint());
    }

    /**
     * A public key.
     *
     * @param publicKey base64 over its X.509 form
     * @param fingerprint SHA-256 over the same, in hex
     */
    record PublicHalf(String algorithm, String publicKey, String fingerprint) {}

    /** The pack of a case that the viewer may see, over the snapshot of the reading. */
    public PackFile.Sealed pack(Reading reading, String caseNo) {
        CaseFile file = cases.file(reading.viewer(), caseNo);
        PackFile pack = new PackFile();
        List<String> absent = new ArrayList<>();
        Map<String, Object> scopes = new TreeMap<>();
        for (CaseFlag flag : file.flags()) {
            Optional<PackedFlag> packed = reading.packed(slicing, flag.flagId());
            if (packed.isEmpty()) {
                absent.add(flag.flagId());
            } else {
                scopes.put(flag.flagId(), packed.get().scope().code());
                pack.with(packed.get());
            }
            addRule(pack, flag.rule());
        }
        pack.with("case/history.json", CaseJson.history(file.events()));
        Map<String, Object> about = new TreeMap<>();
        about.put("form", FORM);
        about.put("case_no", file.caseNo());
        about.put("snapshot", reading.snapshotId());
        about.put("catalogue", catalogue.digest());
        about.put("last_hash", file.events().get(file.events().size() - 1).hash());
        about.put("scopes", scopes);
        about.put("flags_not_in_the_data", absent);
        try {
            return pack.signed(about, key);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
    }

    private void addRule(PackFile pack, String id) {
        Rule rule = catalogue.rules().get(id);
        if (rule == null) {
            return;
        }
        String folder = "rules/" + id + "/";
        pack.with(folder + "rule.yaml", catalogue.text("rules/" + id + "/rule.yaml"));
        pack.with(folder + "rule.sql", rule.builtSql());
        Map<String, Object> parameters = new TreeMap<>();
        rule.parameters()
                .forEach(name -> parameters.put(
                        name,
                        Map.of(
                                "title",
                                Objects.requireNonNull(catalogue.parameters().parameter(name))
                                        .title(),
                                "values",
                                dated(name))));
        pack.with(folder + "parameters.json", CaseJson.plain(parameters));
        Clause clause = catalogue.clauses().get(rule.clause());
        pack.with(
                folder + "clause.txt",
                rule.clause() + (clause == null ? "" : " " + clause.title() + "\n" + clause.text()) + "\n");
    }

    private Map<String, String> dated(String name) {
        Map<String, String> values = new TreeMap<>();
        catalogue
                .parameters()
                .parameter(name)
                .values()
                .forEach((day, value) -> values.put(day.toString(), value.toPlainString()));
        return values;
    }
}
