package import SharedLayer

/// The members of a request's document that its schema has accepted: what can still fail is what no schema can say.
package struct RequestMembers: Sendable {
    private let document: JSONValue

    /// Throws `malformedRequest` with every issue that was found.
    package init(
        _ document: JSONValue, schema: () throws -> InputValidator
    ) throws(DisputeError) {
        let issues: [ValidationIssue]
        do {
            issues = try schema().validate(document)
        } catch {
            throw DisputeError(.malformedRequest, "The schema cannot be used.", cause: error)
        }
        guard issues.isEmpty else {
            throw DisputeError(.malformedRequest, "The body does not match its schema.", issues: issues)
        }
        self.document = document
    }

    /// A part of a document that was accepted whole.
    package init(accepted document: JSONValue) {
        self.document = document
    }

    package func optional(_ name: String) -> String? { document[name]?.string }

    package func text(_ name: String) throws(DisputeError) -> String {
        guard let text = document[name]?.string else { throw Self.fault("/\(name)", "must be a string") }
        return text
    }

    package func array(_ name: String) -> [JSONValue] { document[name]?.array ?? [] }

    /// One of the enumeration's names.
    package func choice<Choice: RawRepresentable<String>>(_ name: String) throws(DisputeError) -> Choice {
        guard let choice = Choice(rawValue: try text(name)) else { throw Self.fault("/\(name)", "is not known") }
        return choice
    }

    /// A whole number that fits.
    package func integer(_ name: String) throws(DisputeError) -> Int {
        guard let number = document[name]?.number, number.text.utf8.count <= Self.numberCharactersMax,
            let integer = number.decimal.minorUnits(fractionDigits: 0)
        else { throw Self.fault("/\(name)", "must be an integer") }
        return Int(integer)
    }

    /// The exact amount in the member `currency`.
    package func money(_ name: String) throws(DisputeError) -> Money {
        guard let currency = Currency(try text("currency")) else {
            throw Self.fault("/currency", "must be a currency in use of ISO 4217")
        }
        guard let number = document[name]?.number, number.text.utf8.count <= Self.numberCharactersMax else {
            throw Self.fault("/\(name)", "must be a number of at most \(Self.numberCharactersMax) characters")
        }
        do {
            return try Money(number.decimal, currency: currency)
        } catch {
            throw Self.fault("/\(name)", error.message)
        }
    }

    package static func fault(_ pointer: String, _ message: String) -> DisputeError {
        DisputeError(
            .malformedRequest, "\(pointer) \(message)",
            issues: [ValidationIssue(instancePath: pointer, message: message)])
    }

    /// Room for every number with its exponent and needless zeros; what is longer is no honest one.
    private static let numberCharactersMax = 64
}
