package cn.xiaokang.warehouse.catalogue;

import java.util.Map;
import java.util.Optional;

/** The codes of one list, in the order of the catalogue. */
public record CodeList(String name, Map<String, Code> codes) {
    /** The code that is meant by a code or by its Chinese label. */
    public Optional<Code> find(String codeOrLabel) {
        Code byCode = codes.get(codeOrLabel);
        if (byCode != null) {
            return Optional.of(byCode);
        }
        return codes.values().stream()
                .filter(code -> code.label().equals(codeOrLabel))
                .findFirst();
    }
}
