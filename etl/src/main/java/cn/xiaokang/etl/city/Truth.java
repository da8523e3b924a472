package cn.xiaokang.etl.city;

import java.util.List;

/**
 * Reads a city's true rows and says what the definitions of rules and indicators yield on them. It shares nothing with
 * the warehouse's own rules, so that each can be held against the other. Registers must come before the months.
 */
final class Truth {
    private final Known known = new Known();
    private final Flags flags = new Flags();
    private final PaymentTruth payments;
    private final ClaimTruth claims;
    private final PublicTruth publics;
    private final HouseholdTruth households;
    private final PersonTruth persons;
    private final Figures figures;

    Truth(CityPlan plan) {
        payments = new PaymentTruth(known, flags, plan.endsOn());
        claims = new ClaimTruth(known, flags, plan.endsOn());
        publics = new PublicTruth(known, flags, plan.endsOn());
        households = new HouseholdTruth(known, flags);
        persons = new PersonTruth(known, flags, plan.firstYear());
        figures = new Figures(known, publics, plan.baseYear(), plan.lastYear());
    }

    void see(Row row) {
        switch (row.sheet.source) {
            case "payment" -> {
                payments.payment(row);
                payments.maybeBoth(row);
                publics.payment(row);
                figures.payment(row);
            }
            case "bank_return" -> payments.bankReturn(row);
            case "publication" -> publics.notice(row);
            case "visit" -> publics.visit(row);
            case "medical_settlement" -> {
                claims.settlement(row);
                figures.settlement(row);
            }
            default -> known.take(row);
        }
    }

    void close() {
        payments.close();
        claims.close();
        publics.close();
        households.close();
        persons.close();
    }

    List<List<String>> flags() {
        return flags.rows();
    }

    List<List<String>> indicators() {
        return figures.rows();
    }
}
