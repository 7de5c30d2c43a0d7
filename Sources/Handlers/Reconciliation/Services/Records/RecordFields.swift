import SharedLayer

/// A partner's record by the names of its fields, before anything is known of their values.
package struct RecordFields: Sendable {
    private var values: [String: String] = [:]

    package static let names = [
        "record_id", "kind", "amount", "currency", "date", "transaction_id", "contract_id", "period", "mpass_id",
    ]
    package static let required = ["record_id", "amount", "currency", "date"]
    package static let bytesMax = 16 << 10

    package init() {}

    package subscript(name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// Throws a `RecordFault`.
    package func record() throws(RecordFault) -> ReconcilableRecord {
        guard let id = try identifier("record_id") else { return try missing("record_id") }
        return ReconcilableRecord(
            id: id, kind: try kind(), amount: try amount(),
            daysSince1970: try day(), transactionID: try identifier("transaction_id"),
            contractID: try identifier("contract_id"), period: try period(), mPassID: try identifier("mpass_id"))
    }

    private func missing<Value>(_ name: String) throws(RecordFault) -> Value {
        throw RecordFault(.fieldMissing, field: name, "is missing")
    }

    private func text(_ name: String) throws(RecordFault) -> String {
        guard let text = values[name], !text.isEmpty else { return try missing(name) }
        return text
    }

    /// Nil when it is not there, or empty, as an empty cell of a table is.
    private func identifier(_ name: String) throws(RecordFault) -> String? {
        guard let text = values[name], !text.isEmpty else { return nil }
        if let fault = JSONValidator().identifierFault(text) { throw RecordFault(.fieldMalformed, field: name, fault) }
        return text
    }

    /// As charges name it: a year, a month or a day.
    private func period() throws(RecordFault) -> String? {
        guard let text = values["period"], !text.isEmpty else { return nil }
        // A year or a month exists when its first day does.
        let suffix = [4: "-01-01", 7: "-01", 10: ""][text.utf8.count]
        guard let suffix, CivilDate(text + suffix) != nil else {
            throw RecordFault(
                .fieldMalformed, field: "period", "must be a year, a month or a day such as 2026, 2026-11 or 2026-11-21"
            )
        }
        return text
    }

    private func kind() throws(RecordFault) -> LedgerRecordKind {
        guard let text = values["kind"], !text.isEmpty else { return .charge }
        guard let kind = LedgerRecordKind(rawValue: text) else {
            throw RecordFault(.fieldMalformed, field: "kind", "must be CHARGE or REFUND")
        }
        return kind
    }

    private func amount() throws(RecordFault) -> Money {
        guard let currency = Currency(try text("currency")) else {
            throw RecordFault(.fieldMalformed, field: "currency", "must be a currency in use of ISO 4217")
        }
        let text = try text("amount")
        guard text.utf8.count <= Self.amountCharactersMax, let decimal = ExactDecimal(text) else {
            throw RecordFault(.fieldMalformed, field: "amount", "must be a decimal number")
        }
        let money: Money
        do {
            money = try Money(decimal, currency: currency)
        } catch {
            throw RecordFault(.fieldMalformed, field: "amount", error.message)
        }
        guard money.minorUnits > 0 else {
            throw RecordFault(.fieldMalformed, field: "amount", "must be more than zero; a refund says so by its kind")
        }
        return money
    }

    /// A day, or a moment of RFC 3339, of which the day in UTC counts.
    private func day() throws(RecordFault) -> Int {
        let text = try text("date")
        if let date = CivilDate(text) { return date.daysSince1970 }
        guard let moment = Timestamp(text) else {
            throw RecordFault(
                .fieldMalformed, field: "date", "must be a day such as 2026-11-21, or a moment of RFC 3339")
        }
        return LedgerRecordModel.daysSince1970(moment)
    }

    private static let amountCharactersMax = 64
}
