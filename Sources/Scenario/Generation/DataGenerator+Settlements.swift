import SharedLayer

extension DataGenerator {
    /// The body of a settlement on demand: one day before `asOf` and one currency for each number.
    func settlement(_ number: Int) -> JSONValue {
        let currency = PriceList.all[(number - 1) % PriceList.all.count].value.currency
        let day = asOf.daysSince1970 - 1 - (number - 1) / PriceList.all.count
        return [
            "settlement_id": .string(identifier("settlement", number)), "organization_id": .string(plan.organizationID),
            "publisher_id": .string(plan.publisherID), "partner_id": .string(plan.partnerID),
            "currency": .string(currency.code),
            "period_start": .string("\(CivilDate(daysSince1970: day).text)T00:00:00.000Z"),
            "period_end": .string("\(CivilDate(daysSince1970: day + 1).text)T00:00:00.000Z"),
        ]
    }
}
