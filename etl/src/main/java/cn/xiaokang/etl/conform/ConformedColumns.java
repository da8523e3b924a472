package cn.xiaokang.etl.conform;

import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Contract;
import cn.xiaokang.warehouse.catalogue.ContractColumn;
import cn.xiaokang.warehouse.catalogue.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of a conformed source. Identities are there as tokens only: a plain identity has no conformed column, so no later
 * step can carry it into the star. The staged source bears the same names beside its plain columns.
 */
public final class ConformedColumns {
    private ConformedColumns() {}

    /** The conformed columns of a source in the contract's order, the validity of each identity number beside it. */
    public static List<String> of(Contract contract) {
        List<String> columns = new ArrayList<>();
        for (ContractColumn column : contract.columns()) {
            switch (column.type()) {
                case ID_NUMBER -> {
                    columns.add(personId(column.name()));
                    columns.add(validity(column.name()));
                }
                case ACCOUNT, PHONE -> columns.add(column.name() + "_id");
                case TEXT -> {
                    if (column.privacy() == null) {
                        columns.add(column.name());
                    } else if (!column.name().equals("address")) {
                        // an address below the village has no use in the star
                        columns.add(column.name() + "_token");
                    }
                }
                default -> columns.add(column.name());
            }
        }
        return columns;
    }

    /** The key of a conformed source: the contract's, with tokens in place of identities. */
    public static List<String> key(Contract contract) {
        return contract.key().stream()
                .map(name -> conformed(contract.column(name).orElseThrow()))
                .toList();
    }

    /** The columns of a conformed source that have a value in each row: a row without one is refused when it is staged. */
    public static Set<String> required(Contract contract) {
        return contract.columns().stream()
                .filter(ContractColumn::required)
                .map(ConformedColumns::conformed)
                .collect(Collectors.toSet());
    }

    private static String conformed(ContractColumn column) {
        return switch (column.type()) {
            case ID_NUMBER -> personId(column.name());
            case ACCOUNT, PHONE -> column.name() + "_id";
            case TEXT -> column.privacy() == null ? column.name() : column.name() + "_token";
            default -> column.name();
        };
    }

    /** The identity numbers of a source. */
    public static List<ContractColumn> identityNumbers(Contract contract) {
        return contract.columns().stream()
                .filter(column -> column.type() == ValueType.ID_NUMBER)
                .toList();
    }

    /** {@code id_number} stands as {@code person_id}, {@code head_id_number} as {@code head_person_id}. */
    public static String personId(String idNumber) {
        return idNumber.replace("id_number", "person_id");
    }

    /** The column that says whether an identity number is valid. */
    public static String validity(String idNumber) {
        return idNumber + "_is_valid";
    }

    /** The identity number that a name in the same row belongs to, if there is one: only such a person can be looked for. */
    public static Optional<ContractColumn> namedIdentity(Contract contract) {
        return identityNumbers(contract).stream()
                .filter(identity -> isPersonal(contract, nameOf(identity)))
                .findFirst();
    }

    /** Whether a source has a column of that name that tells of a person. */
    static boolean isPersonal(Contract contract, String name) {
        return contract.column(name).filter(column -> column.privacy() != null).isPresent();
    }

    /** The column with the name that belongs to an identity number. */
    public static String nameOf(ContractColumn identity) {
        return nameOf(identity.name());
    }

    static String nameOf(String idNumber) {
        return idNumber.replace("id_number", "name");
    }

    /** Each column of identity numbers, with the sources that have it. */
    static Map<String, Set<String>> sourcesByIdentity(Catalogue catalogue) {
        return sourcesBy(catalogue, contract -> identityNumbers(contract).stream());
    }

    /** Of those, the columns whose bearers are named too. */
    static Map<String, Set<String>> sourcesByNamedIdentity(Catalogue catalogue) {
        return sourcesBy(catalogue, contract -> namedIdentity(contract).stream());
    }

    /** Each column of account numbers, with the sources that have it. */
    static Map<String, Set<String>> sourcesByAccount(Catalogue catalogue) {
        return sourcesBy(
                catalogue,
                contract -> contract.columns().stream().filter(column -> column.type() == ValueType.ACCOUNT));
    }

    /** For Spark: the place of a row's {@code source} among those that say who a person is, 1 before all others. */
    static String believed(Catalogue catalogue) {
        return catalogue.contracts().values().stream()
                .filter(contract -> contract.believed() < Contract.BELIEVED_LAST)
                .map(contract -> " when '" + contract.source() + "' then " + contract.believed())
                .collect(Collectors.joining("", "case source", " else " + Contract.BELIEVED_LAST + " end"));
    }

    private static Map<String, Set<String>> sourcesBy(
            Catalogue catalogue, Function<Contract, Stream<ContractColumn>> columns) {
        Map<String, Set<String>> sources = new TreeMap<>();
        catalogue
                .contracts()
                .values()
                .forEach(contract -> columns.apply(contract)
                        .forEach(column -> sources.computeIfAbsent(column.name(), none -> new TreeSet<>())
                                .add(contract.source())));
        return sources;
    }
}
