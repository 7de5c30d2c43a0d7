/// Patterns and events out of few names and values, so that they often meet.
struct RandomPatterns {
    private var generator: SeededBytes

    init(seed: UInt64) {
        generator = SeededBytes(seed: seed)
    }

    mutating func below(_ bound: UInt64) -> UInt64 { generator.next() % bound }

    private mutating func one<Element>(of choices: [Element]) -> Element { choices[Int(below(UInt64(choices.count)))] }

    private static let names = ["a", "b", "c"]
    private static let texts = [
        "", "x", "xy", "xyz", "Xy", "yx", "zyx", "10.0.0.1", "10.0.0.9", "10.0.1.1", "\\\\", "\\\"",
    ]
    private static let numbers = ["0", "1", "1.0", "-2", "2.5", "3e0", "6000000000", "0.1234567"]

    private mutating func text() -> String { "\"\(one(of: Self.texts))\"" }

    private mutating func scalar() -> String {
        switch below(6) {
        case 0: one(of: ["true", "false", "null"])
        case 1, 2: one(of: Self.numbers)
        default: text()
        }
    }

    mutating func event() -> String { object(depth: 3) }

    private mutating func object(depth: UInt64) -> String {
        let members = Self.names.filter { _ in below(4) > 0 }.map { "\"\($0)\":\(value(depth: depth))" }
        return "{\(members.joined(separator: ","))}"
    }

    private mutating func value(depth: UInt64) -> String {
        guard depth > 0 else { return scalar() }
        switch below(6) {
        case 0, 1: return object(depth: depth - 1)
        case 2, 3:
            let count = below(4)
            return "[\((0..<count).map { _ in value(depth: depth - 1) }.joined(separator: ","))]"
        default: return scalar()
        }
    }

    mutating func pattern() -> String { patternObject(depth: 2, isInOr: false) }

    private mutating func patternObject(depth: UInt64, isInOr: Bool) -> String {
        var names = Self.names.filter { _ in below(2) == 0 }
        if names.isEmpty { names = [one(of: Self.names)] }
        var members = names.map { name in
            let value = depth > 0 && below(2) == 0 ? patternObject(depth: depth - 1, isInOr: isInOr) : conditions()
            return "\"\(name)\":\(value)"
        }
        if depth > 0, below(6) == 0 {
            let choices = (0..<2 + below(2)).map { _ in patternObject(depth: depth - 1, isInOr: true) }
            members.append("\"$or\":[\(choices.joined(separator: ","))]")
        }
        return "{\(members.joined(separator: ","))}"
    }

    private mutating func conditions() -> String {
        "[\((0..<1 + below(3)).map { _ in condition() }.joined(separator: ","))]"
    }

    private mutating func condition() -> String {
        switch below(14) {
        case 0: return "{\"prefix\":\(text())}"
        case 1: return "{\"suffix\":\(text())}"
        case 2: return "{\"prefix\":{\"equals-ignore-case\":\(text())}}"
        case 3: return "{\"suffix\":{\"equals-ignore-case\":\(text())}}"
        case 4: return "{\"equals-ignore-case\":\(text())}"
        case 5: return "{\"exists\":\(one(of: ["true", "false"]))}"
        case 6: return "{\"anything-but\":[\(text()),\(text())]}"
        case 7: return "{\"anything-but\":\(one(of: ["1", "2.5"]))}"
        case 8:
            return "{\"anything-but\":{\"\(one(of: ["prefix", "suffix", "equals-ignore-case"]))\":[\"x\",\"yx\"]}}"
        case 9: return "{\"wildcard\":\"\(one(of: ["*", "x*", "*x", "*y*", "x*z", "10.0.*"]))\"}"
        case 10:
            return
                "{\"numeric\":[\(one(of: ["\">\",0", "\">=\",1,\"<\",3", "\"<=\",2.5", "\"=\",1", "\">\",-5e9,\"<=\",2"]))]}"
        case 11: return "{\"cidr\":\"\(one(of: ["10.0.0.0/30", "10.0.0.0/23"]))\"}"
        case 12: return "{\"anything-but\":{\"wildcard\":\"*y*\"}}"
        default: return scalar()
        }
    }
}
