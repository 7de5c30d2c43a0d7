/// The constraints of a parameter, with CloudFormation's words for what breaks them.
struct ParameterCheck {
    private let parameter: ParameterDeclaration

    init(_ parameter: ParameterDeclaration) {
        self.parameter = parameter
    }

    var advice: String? {
        parameter.allowedValues.map { "use one of \($0.joined(separator: ", "))" }
    }

    func items(of text: String) -> [String] {
        guard parameter.isList else { return [text] }
        guard !text.isEmpty else { return [] }
        return text.split(separator: ",", omittingEmptySubsequences: false).map { item in
            String(item.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// What is wrong with a value; nil when nothing is.
    func fault(of text: String) -> String? {
        let name = parameter.name
        for item in items(of: text) {
            if let allowed = parameter.allowedValues, !allowed.contains(item) {
                return "Parameter '\(name)' must be one of AllowedValues, not '\(item)'"
            }
            if parameter.isNumeric, let fault = numericFault(of: item) { return fault }
        }
        if let pattern = parameter.allowedPattern, let fault = patternFault(of: text, pattern: pattern) { return fault }
        if let lengthMin = parameter.lengthMin, text.count < lengthMin {
            return "Parameter '\(name)' must contain at least \(lengthMin) characters"
        }
        if let lengthMax = parameter.lengthMax, text.count > lengthMax {
            return "Parameter '\(name)' must contain at most \(lengthMax) characters"
        }
        return nil
    }

    private func numericFault(of item: String) -> String? {
        let name = parameter.name
        guard let number = Double(item), number.isFinite else {
            return "Parameter '\(name)' must be a number, not '\(item)'"
        }
        if let valueMin = parameter.valueMin, number < valueMin {
            return "Parameter '\(name)' must be a number not less than \(Self.text(valueMin))"
        }
        if let valueMax = parameter.valueMax, number > valueMax {
            return "Parameter '\(name)' must be a number not greater than \(Self.text(valueMax))"
        }
        return nil
    }

    private func patternFault(of text: String, pattern: String) -> String? {
        guard let expression = try? Regex(pattern) else {
            return "The AllowedPattern of parameter '\(parameter.name)' is no regular expression: \(pattern)"
        }
        return text.wholeMatch(of: expression) == nil
            ? "Parameter '\(parameter.name)' must match pattern \(pattern)" : nil
    }

    private static func text(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }
}
