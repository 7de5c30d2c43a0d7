extension SchemaEvaluation {
    mutating func accepts(_ text: String, by rule: SchemaRule, _ id: NodeID) -> Bool {
        switch rule {
        case .minLength(let length):
            text.hasScalars(atLeast: length)
                || refuse(id, "minLength") { _ in "must have at least \(Self.count(length, "character"))" }
        case .maxLength(let length):
            // No text has more code points than bytes, and bytes are counted without a walk.
            text.utf8.count <= length || length == .max || !text.hasScalars(atLeast: length + 1)
                || refuse(id, "maxLength") { _ in "must have at most \(Self.count(length, "character"))" }
        case .pattern(let place):
            schema.matches(text, pattern: place)
                || refuse(id, "pattern") { "must match the pattern \($0.patterns[place].text)" }
        case .format(let format):
            format.accepts(text) || refuse(id, "format") { _ in "must be \(format.meaning)" }
        default: true
        }
    }

    mutating func accepts(_ number: JSONNumber, by rule: SchemaRule, _ id: NodeID) -> Bool {
        switch rule {
        case .minimum(let bound):
            compare(number, bound) >= 0 || refuse(id, "minimum") { "must be at least \($0.bounds[bound].exact)" }
        case .exclusiveMinimum(let bound):
            compare(number, bound) > 0
                || refuse(id, "exclusiveMinimum") { "must be more than \($0.bounds[bound].exact)" }
        case .maximum(let bound):
            compare(number, bound) <= 0 || refuse(id, "maximum") { "must be at most \($0.bounds[bound].exact)" }
        case .exclusiveMaximum(let bound):
            compare(number, bound) < 0
                || refuse(id, "exclusiveMaximum") { "must be less than \($0.bounds[bound].exact)" }
        case .multipleOf(let bound):
            isMultiple(number, bound) || refuse(id, "multipleOf") { "must be a multiple of \($0.bounds[bound].exact)" }
        default: true
        }
    }

    private func compare(_ number: JSONNumber, _ bound: Int) -> Int {
        if let short = schema.bounds[bound].short, let order = ShortDecimal(number.text)?.compared(to: short) {
            return order
        }
        let (left, right) = (number.decimal, schema.bounds[bound].exact)
        return left < right ? -1 : left == right ? 0 : 1
    }

    private func isMultiple(_ number: JSONNumber, _ bound: Int) -> Bool {
        if let short = schema.bounds[bound].short, let answer = ShortDecimal(number.text)?.isMultiple(of: short) {
            return answer
        }
        return number.decimal.isMultiple(of: schema.bounds[bound].exact) == true
    }

    /// `1 character`, `2 characters`.
    static func count(_ count: Int, _ noun: String) -> String {
        count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
    }
}

extension String {
    /// Whether there are so many code points.
    fileprivate func hasScalars(atLeast count: Int) -> Bool {
        // A code point has one to four bytes.
        if utf8.count < count { return false }
        if utf8.count / 4 >= count { return true }
        return unicodeScalars.count >= count
    }
}
