/// Unicode labels in the letters of host names (RFC 3492).
enum Punycode {
    private static let base = 36
    private static let thresholdMin = 1
    private static let thresholdMax = 26

    /// Nil when the text is no Punycode.
    static func decode(_ text: some Collection<UnicodeScalar>) -> [UnicodeScalar]? {
        let input = Array(text)
        guard input.allSatisfy(\.isASCII) else { return nil }
        let mark = input.lastIndex(of: "-")
        var output = mark.map { Array(input[..<$0]) } ?? []
        var rest = input[(mark.map { $0 + 1 } ?? 0)...]
        var (code, place, bias) = (128, 0, 72)
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let before = place
            var weight = 1
            for step in 1... {
                guard let digit = rest.popFirst().flatMap(value) else { return nil }
                place += digit * weight
                guard place < Int(Int32.max) else { return nil }
                let threshold = threshold(step * base, bias)
                if digit < threshold { break }
                weight *= base - threshold
            }
            bias = adapted(place - before, count: output.count + 1, isFirst: before == 0)
            code += place / (output.count + 1)
            place %= output.count + 1
            guard let scalar = UInt32(exactly: code).flatMap(UnicodeScalar.init) else { return nil }
            output.insert(scalar, at: place)
            place += 1
        }
        return output
    }

    /// Nil when a number gets too large, which no label of legal length does.
    static func encode(_ label: [UnicodeScalar]) -> [UnicodeScalar]? {
        var output = label.filter(\.isASCII)
        let basicCount = output.count
        if basicCount > 0 { output.append("-") }
        var (code, delta, bias, handled) = (128, 0, 72, basicCount)
        while handled < label.count {
            guard let next = label.lazy.map({ Int($0.value) }).filter({ $0 >= code }).min() else { return nil }
            delta += (next - code) * (handled + 1)
            code = next
            for scalar in label {
                if scalar.value < code { delta += 1 }
                guard scalar.value == code else { continue }
                append(delta, bias, to: &output)
                bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
                delta = 0
                handled += 1
            }
            delta += 1
            code += 1
        }
        return output
    }

    private static func append(_ delta: Int, _ bias: Int, to output: inout [UnicodeScalar]) {
        var rest = delta
        for step in 1... {
            let threshold = threshold(step * base, bias)
            guard rest >= threshold else { break }
            output.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
        }
        output.append(digit(rest))
    }

    private static func threshold(_ weight: Int, _ bias: Int) -> Int {
        min(max(weight - bias, thresholdMin), thresholdMax)
    }

    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var bias = 0
        while delta > (base - thresholdMin) * thresholdMax / 2 {
            delta /= base - thresholdMin
            bias += base
        }
        return bias + (base - thresholdMin + 1) * delta / (delta + 38)
    }

    private static func value(_ scalar: UnicodeScalar) -> Int? {
        switch scalar {
        case "a"..."z": Int(scalar.value - 97)
        case "A"..."Z": Int(scalar.value - 65)
        case "0"..."9": Int(scalar.value - 48 + 26)
        default: nil
        }
    }

    private static func digit(_ value: Int) -> UnicodeScalar {
        UnicodeScalar(UInt8(value < 26 ? 97 + value : 22 + value))
    }
}
