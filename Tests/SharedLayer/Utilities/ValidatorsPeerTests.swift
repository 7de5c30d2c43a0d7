import SharedLayer
import TestSupport
import Testing

@Suite("Validators beside Python's", .tags(.wire))
struct ValidatorsPeerTests {
    /// One line a text: its kind, the text, and whether the library takes it. Every country's IBAN is made and spoiled.
    private static let script = """
        import random, re, iso4217, pycountry
        from importlib.resources import files
        from stdnum import bic, iban, lei, luhn
        random.seed(17)
        digits, letters = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        def tell(kind, module, text):
            print(kind, text, int(module.is_valid(text)))
        def spoiled(text):
            place = random.randrange(4, len(text) - 2)
            return text[:place] + random.choice(digits + letters) + text[place + 1:]
        for line in files("stdnum").joinpath("iban.dat").read_text().splitlines():
            found = re.match('^([A-Z]{2}) .*bban="([^"]*)"', line)
            if not found: continue
            for _ in range(5):
                body = "".join(
                    random.choice({"n": digits, "a": letters, "c": digits + letters}[kind])
                    for count, kind in re.findall("([0-9]+)!([nac])", found[2]) for _ in range(int(count)))
                text = found[1] + iban.calc_check_digits(found[1] + "00" + body) + body
                for text in (text, spoiled(text), text + "0", text[:-1]):
                    try: iban.validate(text, check_country=False); valid = 1
                    except Exception: valid = 0
                    print("iban", text, valid)
        for country in pycountry.countries: print("country", country.alpha_2, 1)
        for _ in range(200):
            body = "".join(random.choice(digits + letters) for _ in range(18))
            for text in (body + lei.calc_check_digits(body) if hasattr(lei, "calc_check_digits") else body + "00",
                         "213800KUD8LAJWSQ9D15", spoiled("213800KUD8LAJWSQ9D15")): tell("lei", lei, text)
            number = "".join(random.choice(digits) for _ in range(random.randint(11, 18)))
            tell("luhn", luhn, number + luhn.calc_check_digit(number))
            tell("luhn", luhn, number + random.choice(digits))
        for currency in iso4217.Currency:
            print("currency", currency.code, currency.exponent if currency.exponent is not None else -1)
        """

    @Test("IBANs, LEIs, check digits, countries and currencies are judged as libraries of PyPI judge them")
    func peers() async throws {
        let python = try await PythonEnvironment.prepare(
            "validators", packages: ["python-stdnum==2.2", "pycountry==26.2.16", "iso4217==1.16.20260101"])
        let finished = try await ChildProcess.finish(python.python, ["-c", Self.script])
        #expect(finished.succeeded, "\(finished.output)")
        let lines = finished.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(lines.count > 2_000)
        for line in lines {
            try #require(line.count == 3)
            let (text, theirs) = (line[1], Int(line[2]))
            switch line[0] {
            case "iban": #expect(((try? Validators.iban(text)) != nil) == (theirs == 1), "\(line)")
            case "lei": #expect(((try? Validators.lei(text)) != nil) == (theirs == 1), "\(line)")
            case "luhn": #expect(((try? Validators.luhn(text)) != nil) == (theirs == 1), "\(line)")
            case "country": #expect((try? Validators.country(text)) != nil, "\(line)")
            default: #expect((try? Validators.currency(text))?.minorUnitDigits ?? -1 == theirs, "\(line)")
            }
        }
        #expect(lines.count { $0[0] == "currency" } == 178)
    }
}
