import SharedLayer
import TestSupport
import Testing

@Suite("Checks of texts from outside")
struct ValidatorsTests {
    private func code(_ check: () throws(ValidationFault) -> some Any) -> ValidationFault.Code? {
        do {
            _ = try check()
            return nil
        } catch { return error.code }
    }

    @Test(
        "Amounts become exact minor units",
        arguments: [
            ("49.90", "EUR", 4_990), ("0.01", "EUR", 1), ("7", "EUR", 700), ("7.5", "EUR", 750), ("1200", "JPY", 1_200),
            ("1.234", "BHD", 1_234), ("0.0001", "CLF", 1), ("9999999999999.99", "EUR", 999_999_999_999_999),
        ])
    func amounts(_ text: String, _ code: String, _ units: Int64) throws {
        #expect(try Validators.minorUnits(text, in: Validators.currency(code)) == units)
    }

    @Test(
        "What is no amount is refused with its reason",
        arguments: [
            ("1e30", .malformed), ("NaN", .malformed), ("Infinity", .malformed), ("+1", .malformed),
            ("1,50", .malformed),
            ("", .malformed), (".5", .malformed), ("1.", .malformed), ("01", .malformed), ("1.2.3", .malformed),
            (" 1", .malformed), ("١", .malformed), ("--1", .malformed), ("1-", .malformed), ("0x1", .malformed),
            (String(repeating: "9", count: 400), .malformed), ("10.505", .tooManyDigits), ("10.500", .tooManyDigits),
            ("10000000000000.00", .outOfRange), ("0", .outOfRange), ("-0", .outOfRange), ("-1.00", .outOfRange),
        ] as [(String, ValidationFault.Code)])
    func noAmounts(_ text: String, _ expected: ValidationFault.Code) throws {
        let euro = try Validators.currency("EUR")
        #expect(code { () throws(ValidationFault) in try Validators.minorUnits(text, in: euro) } == expected)
    }

    @Test("Zero and negative amounts pass where they are asked for")
    func signs() throws {
        let yen = try Validators.currency("JPY")
        #expect(try Validators.minorUnits("0", in: yen, sign: .positiveOrZero) == 0)
        #expect(try Validators.minorUnits("-5", in: yen, sign: .any) == -5)
        #expect(throws: ValidationFault.self) { try Validators.minorUnits("-5", in: yen, sign: .positiveOrZero) }
        #expect(throws: ValidationFault.self) { try Validators.minorUnits("1.0", in: yen) }
        #expect(throws: ValidationFault.self) { try Validators.minorUnits("101", in: yen, max: 100) }
    }

    @Test("Only active currencies are known", arguments: ["XXX", "XTS", "XAU", "XDR", "DEM", "eur", "BGN", "HRK", ""])
    func noCurrencies(_ text: String) {
        #expect(code { () throws(ValidationFault) in try Validators.currency(text) } == .unknownCurrency)
    }

    @Test(
        "IBANs are normalised, their structure and check digits are checked",
        arguments: [
            ("DE89370400440532013000", nil), ("de89 3704 0044 0532 0130 00", nil), ("GB29NWBK60161331926819", nil),
            ("NO9386011117947", nil), ("MT84MALT011000012345MTLCAST001S", nil), ("XK051212012345678906", nil),
            ("DE88370400440532013000", .wrongChecksum), ("DE8937040044053201300", .wrongLength),
            ("GB29NWBK6016133192681A", .malformed), ("GB29123460161331926819", .malformed),
            ("US64SVBKUS6S3300958879", .unknownCountry), ("", .unknownCountry), ("DE89  3704", .malformed),
            (" DE89370400440532013000", .malformed), ("DEX9370400440532013000", .malformed), ("ДЕ89", .malformed),
        ] as [(String, ValidationFault.Code?)])
    func ibans(_ text: String, _ expected: ValidationFault.Code?) {
        #expect(code { () throws(ValidationFault) in try Validators.iban(text) } == expected)
        if expected == nil {
            #expect((try? Validators.iban(text)) == text.uppercased().filter { $0 != " " })
        }
    }

    @Test(
        "BICs name a country",
        arguments: [
            ("DEUTDEFF", nil), ("DEUTDEFF500", nil), ("AGRIFRPP882", nil), ("NCBVXKPR", nil), ("DEUTDEF", .wrongLength),
            ("deutdeff", .malformed), ("DEUTZZFF", .unknownCountry), ("DEUTDEFF5-0", .malformed),
        ] as [(String, ValidationFault.Code?)])
    func bics(_ text: String, _ expected: ValidationFault.Code?) {
        #expect(code { () throws(ValidationFault) in try Validators.bic(text) } == expected)
    }

    @Test(
        "LEIs have right check digits",
        arguments: [
            ("213800KUD8LAJWSQ9D15", nil), ("213800KUD8LXJWSQ9D15", .wrongChecksum),
            ("213800KUD8LAJWSQ9D1", .wrongLength),
            ("213800kud8lajwsq9d15", .malformed), ("213800KUD8LAJWSQ9DAB", .malformed),
        ] as [(String, ValidationFault.Code?)])
    func leis(_ text: String, _ expected: ValidationFault.Code?) {
        #expect(code { () throws(ValidationFault) in try Validators.lei(text) } == expected)
    }

    @Test(
        "Numbers with a check digit have the right one",
        arguments: [
            ("4111111111111111", nil), ("378282246310005", nil), ("4111111111111112", .wrongChecksum),
            ("4111 1111 1111 1111", .malformed), ("79927398713", .wrongLength), ("", .wrongLength),
        ] as [(String, ValidationFault.Code?)])
    func luhn(_ text: String, _ expected: ValidationFault.Code?) {
        #expect(code { () throws(ValidationFault) in try Validators.luhn(text) } == expected)
        #expect((try? Validators.luhn("79927398713", count: 2...19)) != nil)
    }

    @Test(
        "Identifiers have the form of their kind",
        arguments: [
            ("F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", true), ("f81d4fae7dec11d0a76500a0c91e6bf6", false),
            ("f81d4fae-7dec-11d0-a765-00a0c91e6bfg", false), ("{81d4fae-7dec-11d0-a765-00a0c91e6bf}", false),
        ])
    func uuids(_ text: String, _ isValid: Bool) {
        #expect(((try? Validators.uuid(text)) == text.lowercased()) == isValid)
        #expect(throws: ValidationFault.self) { try Validators.uuid(text, version: 4) }
        #expect((try? Validators.uuid(IdentifierGenerator().uuid(), version: 4)) != nil)
    }

    @Test(
        "ULIDs have 128 bits",
        arguments: [
            ("01ARZ3NDEKTSV4RRFFQ69G5FAV", nil), ("01arz3ndektsv4rrffq69g5fav", nil),
            ("7ZZZZZZZZZZZZZZZZZZZZZZZZZ", nil), ("8ZZZZZZZZZZZZZZZZZZZZZZZZZ", .outOfRange),
            ("01ARZ3NDEKTSV4RRFFQ69G5FAU", .malformed), ("01ARZ3NDEKTSV4RRFFQ69G5FA", .wrongLength),
        ] as [(String, ValidationFault.Code?)])
    func ulids(_ text: String, _ expected: ValidationFault.Code?) {
        #expect(code { () throws(ValidationFault) in try Validators.ulid(text) } == expected)
        #expect((try? Validators.ulid(IdentifierGenerator().sortable())) != nil)
    }

    @Test(
        "Prefixed identifiers have their prefix and the normal form of what follows",
        arguments: [
            ("ctr_01ARZ3NDEKTSV4RRFFQ69G5FAV", .ulid, true), ("ctr_01arz3ndektsv4rrffq69g5fav", .ulid, false),
            ("dis_01ARZ3NDEKTSV4RRFFQ69G5FAV", .ulid, false), ("ctr_", .lettersAndDigits(1...20), false),
            ("ctr_a1", .lettersAndDigits(1...20), true), ("ctr_a-1", .lettersAndDigits(1...20), false),
            ("ctr_f81d4fae-7dec-11d0-a765-00a0c91e6bf6", .uuid, true),
        ] as [(String, Validators.IdentifierBody, Bool)])
    func prefixed(_ text: String, _ body: Validators.IdentifierBody, _ isValid: Bool) {
        #expect(((try? Validators.prefixedIdentifier(text, prefix: "ctr", body: body)) == text) == isValid)
    }

    @Test(
        "Countries, telephone numbers and e-mail addresses",
        arguments: [
            ("DE", "+4930123456", "Ann.Lee+x@Example.COM", true), ("XK", "4930123456", "ann@example", false),
            ("de", "+0301234567", "ann@@example.com", false), ("DEU", "+1234567890123456", "a..b@example.com", false),
            ("ZZ", "+49 30 1234", "ann@-example.com", false), ("", "+", "", false),
            ("D1", "+1٢٣٤", "é@example.com", false),
            ("EU", "+123", "ann@example.123", false),
        ])
    func contact(_ country: String, _ phone: String, _ email: String, _ isValid: Bool) {
        #expect(((try? Validators.country(country)) == country) == isValid)
        #expect(((try? Validators.phoneNumber(phone)) == phone) == isValid)
        #expect(((try? Validators.emailAddress(email)) == "Ann.Lee+x@example.com") == isValid)
    }

    @Test("Moments, days and ranges of them")
    func dates() throws {
        #expect(try Validators.timestamp("2026-11-21T13:00:00+01:00").text == "2026-11-21T12:00:00.000Z")
        #expect(throws: ValidationFault.self) { try Validators.timestamp("2026-11-21T12:00:00") }
        #expect(try Validators.date("2024-02-29").daysSince1970 == 19_782)
        #expect(throws: ValidationFault.self) { try Validators.date("2026-02-29") }
        let (start, end) = ("2026-11-21T12:00:00Z", "2026-11-21T12:00:01Z")
        #expect(try Validators.timeRange(from: start, to: end, secondsMax: 1).contains(Timestamp(start) ?? .now()))
        #expect(code { () throws(ValidationFault) in try Validators.timeRange(from: end, to: start) } == .wrongOrder)
        #expect(code { () throws(ValidationFault) in try Validators.timeRange(from: end, to: end) } == .wrongOrder)
        #expect(
            code { () throws(ValidationFault) in try Validators.timeRange(from: start, to: end, secondsMax: 0) }
                == .outOfRange)
        #expect(try Validators.dateRange(from: "2026-01-01", to: "2026-01-31", daysMax: 31).last.day == 31)
        #expect(throws: ValidationFault.self) {
            try Validators.dateRange(from: "2026-01-01", to: "2026-01-31", daysMax: 30)
        }
        let now = try Validators.timestamp(start)
        #expect(throws: Never.self) {
            try Validators.freshTimestamp(end, now: now, secondsBefore: 0, secondsAfter: 1)
        }
        #expect(throws: ValidationFault.self) {
            try Validators.freshTimestamp(end, now: now, secondsBefore: 300, secondsAfter: 0)
        }
    }
}
