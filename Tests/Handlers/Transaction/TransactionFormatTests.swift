import SharedLayer
import Testing

@testable import Transaction

@Suite("The forms of the ledger view")
struct TransactionFormatTests {
    @Test(
        "are chosen by Accept as RFC 9110 has it",
        arguments: [
            (nil, .json), ("", .json), ("*/*", .json), ("text/csv", .csv), ("text/*", .csv),
            ("application/jsonl", .jsonl),
            ("application/x-ndjson", .jsonl), ("text/html, */*;q=0.1", .json),
            ("text/csv;q=0.5, application/jsonl", .jsonl),
            ("text/csv; q=0.500, application/json;q=0.4", .csv), ("text/html", nil), ("text/csv;q=0", nil),
            ("TEXT/CSV", .csv),
        ] as [(String?, TransactionFormat?)])
    func accept(_ field: String?, _ format: TransactionFormat?) {
        #expect(TransactionFormat(accepting: field) == format)
    }

    @Test(
        "write cells that no spreadsheet takes for a formula, and that any reader of RFC 4180 gives back",
        arguments: [
            ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"so\"", "\"say \"\"so\"\"\""), ("=1+1", "'=1+1"),
            ("+1-800", "'+1-800"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"), ("=A,B", "\"'=A,B\""),
            ("-20.10", "-20.10"),
            ("49.90", "49.90"), ("a\r\nb", "a  b"), ("\t=1", "\" =1\""), ("＝1", "'＝1"), (" x", "\" x\""),
        ])
    func cell(_ text: String, _ cell: String) {
        #expect(TransactionCSV.cell(text) == cell)
    }

    @Test(
        "name transactions so that the name leads back to them",
        arguments: [
            (
                "7c9e6679-7425-40de-944b-e07fc1f90ae7", LedgerTransactionKind.charge,
                "7c9e6679-7425-40de-944b-e07fc1f90ae7"
            ),
            ("dispute:d-1", .dispute, "d-1"), ("settlement:s:1", .settlement, "s:1"),
            ("reconciliation:r", .reconciliation, "r"), ("charge:c", .charge, "charge:c"),
        ])
    func names(_ text: String, _ kind: LedgerTransactionKind, _ identifier: String) throws {
        let id = try #require(LedgerTransactionID(text))
        #expect(id.kind == kind && id.identifier == identifier && id.text == text)
    }

    @Test("have no name that is none", arguments: ["", "dispute:", "a#b", "dispute:a#b", "a b", "%2e%2e", "../x"])
    func noName(_ text: String) {
        #expect(LedgerTransactionID(text) == nil)
    }
}
