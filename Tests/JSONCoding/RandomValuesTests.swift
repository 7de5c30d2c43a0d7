import Foundation
import JSONCoding
import TestSupport
import Testing

@Suite("JSON coding of random values")
struct RandomValuesTests {
    @Test(
        "Values come back as they went, through our coder, and between it and Foundation's",
        arguments: [UInt64.random(in: 0..<1_000_000), 1])
    func samples(seed: UInt64) throws {
        var generator = SampleGenerator(seed: seed)
        for _ in 0..<200 {
            let sample = generator.sample()
            let ours = try JSONCoder.encode(sample)
            let foundations = try Coders.foundation(sample)
            #expect(try JSONCoder.decode(Sample.self, from: ours) == sample)
            #expect(try JSONCoder.decode(Sample.self, from: foundations) == sample)
            #expect(try Coders.foundation(Sample.self, ours) == sample)
            #expect(try JSONDecoder().decode(JSON.self, from: Data(ours)) == JSON(foundations))
        }
    }

    @Test(
        "A damaged text is refused, or makes what it makes with Foundation",
        arguments: [UInt64.random(in: 0..<1_000_000), 2])
    func damagedTexts(seed: UInt64) throws {
        var generator = SampleGenerator(seed: seed)
        var random = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let text = try JSONCoder.encode(generator.sample())
            for _ in 0..<60 { compare(damaged(text, &random)) }
        }
    }

    /// Foundation takes commas before closing brackets, and finds other mistakes only where a value is asked for.
    private func compare(_ text: [UInt8]) {
        let ours = DecodingOutcome { try JSONCoder.decode(JSON.self, from: text) }
        let foundations = DecodingOutcome { try Coders.foundation(JSON.self, text) }
        if ours != .dataCorrupted {
            guard !hasZeroWithExponent(text) else { return }
            #expect(ours == foundations, "\(String(decoding: text, as: UTF8.self))")
            if !hasLongFraction(text) { Coders.expectSame(Sample.self, text) }
        } else if case .value = foundations {
            #expect(hasTrailingComma(text), "\(String(decoding: text, as: UTF8.self))")
        }
    }

    private func hasTrailingComma(_ text: [UInt8]) -> Bool {
        let tokens = text.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return zip(tokens, tokens.dropFirst()).contains { $0 == UInt8(ascii: ",") && [0x5D, 0x7D].contains($1) }
    }

    /// Foundation refuses `0e1`, which RFC 8259 allows.
    private func hasZeroWithExponent(_ text: [UInt8]) -> Bool {
        String(decoding: text, as: UTF8.self).contains(/(^|[^0-9.])0[eE]/)
    }

    /// A number that Foundation makes an integer of without its fraction.
    private func hasLongFraction(_ text: [UInt8]) -> Bool {
        String(decoding: text, as: UTF8.self).contains(/[0-9]{16,}[.eE]|[0-9]\.[0-9]{15,}[eE]/)
    }

    private func damaged(_ text: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        let marks = [UInt8]("\"\\{}[]:,.-+eE0 \n\u{1}x/é".utf8) + [0xC0, 0xE2, 0xF4, 0xFF]
        var text = text
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let place = Int.random(in: 4..<text.count, using: &random)
            let mark = marks.randomElement(using: &random) ?? 0x20
            switch Int.random(in: 0..<4, using: &random) {
            case 0: text[place] = mark
            case 1: text.insert(mark, at: place)
            case 2: text.remove(at: place)
            default: text.removeSubrange(place..<min(place + Int.random(in: 1..<40, using: &random), text.count))
            }
            if text.count < 8 { return text }
        }
        return text
    }
}
