import LambdaEvents

/// The query parameters of a request for a list, read strictly: a name that is not known is a fault, as a value is that is none.
///
/// Faults are collected, so that a caller is told all of them at once.
package struct RequestQuery: Sendable {
    private let values: [String: String]
    package private(set) var issues: [ValidationIssue]

    /// - Parameter names: the parameters that the endpoint has.
    package init(_ request: LambdaRequest, names: Set<String>) {
        values = request.event.queryStringParameters ?? [:]
        issues = values.keys.filter { !names.contains($0) }.sorted().map { name in
            ValidationIssue(instancePath: "/query/\(name)", message: "There is no such parameter.")
        }
    }

    package func text(_ name: String) -> String? { values[name] }

    package mutating func identifier(_ name: String) -> String? {
        guard let text = values[name] else { return nil }
        if let fault = JSONValidator().identifierFault(text) {
            refuse(name, "\(fault).")
            return nil
        }
        return text
    }

    package mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, of type: Choice.Type = Choice.self
    ) -> Choice? {
        guard let text = values[name] else { return nil }
        guard let choice = Choice(rawValue: text) else {
            refuse(name, "It must be one of \(Choice.allCases.map(\.rawValue).joined(separator: ", ")).")
            return nil
        }
        return choice
    }

    package mutating func integer(_ name: String, in range: ClosedRange<Int>, default value: Int) -> Int {
        guard let text = values[name] else { return value }
        guard let number = Int(text), range.contains(number), "\(number)" == text else {
            refuse(name, "It must be an integer from \(range.lowerBound) to \(range.upperBound).")
            return value
        }
        return number
    }

    /// The moments from `from`, which belongs to them, to `to`, which does not. A date is its midnight in UTC.
    package mutating func moments() -> SortRange {
        let (from, to) = (moment("from"), moment("to"))
        switch (from, to) {
        case (nil, nil): return .all
        case (let from?, nil): return .from(from.text)
        case (nil, let to?): return .before(to.text)
        case (let from?, let to?):
            guard from < to else {
                refuse("to", "It must be later than from.")
                return .all
            }
            return .between(from.text, to.adding(milliseconds: -1).text)
        }
    }

    /// Notes what is wrong with a parameter.
    package mutating func refuse(_ name: String, _ message: String) {
        issues.append(ValidationIssue(instancePath: "/query/\(name)", message: message))
    }

    /// Throws a `Problem` with all that is wrong.
    package func check() throws(Problem) {
        guard issues.isEmpty else {
            throw .badRequest(detail: "The query parameters are not valid.", errors: issues)
        }
    }

    private mutating func moment(_ name: String) -> Timestamp? {
        guard let text = values[name] else { return nil }
        if let date = CivilDate(text) {
            return Timestamp(millisecondsSince1970: Int64(date.daysSince1970) * Timestamp.millisecondsPerDay)
        }
        guard let moment = Timestamp(text) else {
            refuse(name, "It must be a date-time or a full-date of RFC 3339.")
            return nil
        }
        return moment
    }
}
