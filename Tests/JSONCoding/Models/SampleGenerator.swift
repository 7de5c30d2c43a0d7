import Foundation
import TestSupport

/// Random samples, which can be replayed from their seed.
struct SampleGenerator {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func sample() -> Sample {
        Sample(
            string: string(), optionalString: maybe { $0.string() }, bool: bool(), optionalBool: maybe { $0.bool() },
            int: integer(), optionalInt: maybe { $0.integer() }, int8: integer(), int16: integer(), int32: integer(),
            int64: integer(), int128: Int128(truncatingIfNeeded: wide()), uint: integer(), uint8: integer(),
            uint16: integer(), uint32: integer(), uint64: integer(), uint128: wide(),
            optionalUInt64: maybe { $0.integer() }, double: double(), optionalDouble: maybe { $0.double() },
            float: float(), optionalFloat: maybe { $0.float() }, date: Date(timeIntervalSinceReferenceDate: double()),
            data: Data(array(20) { $0.integer() }), url: url(), decimal: decimal(), uuid: uuid(),
            color: color(), optionalColor: maybe { $0.color() }, shape: shape(), dog: maybe { $0.dog() },
            strings: array { $0.string() }, ints: array { $0.integer() }, doubles: array { $0.double() },
            bools: array { $0.bool() }, optionals: array { generator in generator.maybe { $0.string() } },
            matrix: array { generator in generator.array { $0.integer() } }, shapes: array { $0.shape() },
            set: Set(array { $0.integer() }), names: dictionary(60, { $0.string() }) { $0.string() },
            counts: dictionary {
                $0.string()
            } _: {
                $0.integer()
            },
            byNumber: dictionary {
                $0.integer()
            } _: {
                $0.string()
            },
            byCurrency: dictionary {
                Currency(rawValue: $0.string())
            } _: {
                $0.decimal()
            },
            byShape: dictionary { generator in
                generator.array { $0.double() }
            } _: {
                $0.bool()
            },
            nested: dictionary {
                $0.string()
            } _: { generator in
                generator.dictionary {
                    $0.string()
                } _: { generator in
                    generator.array { $0.color() }
                }
            },
            box: maybe { $0.box() }, range: range())
    }

    private mutating func bool() -> Bool { Bool.random(using: &random) }

    private mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? { bool() ? make(&self) : nil }

    private mutating func array<Value>(_ countMax: Int = 4, _ make: (inout Self) -> Value) -> [Value] {
        (0..<Int.random(in: 0...countMax, using: &random)).map { _ in make(&self) }
    }

    private mutating func dictionary<Key: Hashable, Value>(
        _ countMax: Int = 4, _ key: (inout Self) -> Key, _ value: (inout Self) -> Value
    ) -> [Key: Value] {
        Dictionary(array(countMax) { (key(&$0), value(&$0)) }) { first, _ in first }
    }

    /// Small ones as often as the greatest ones.
    private mutating func integer<Value: FixedWidthInteger>() -> Value {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: Value.min
        case 1: Value.max
        case 2, 3: Value(truncatingIfNeeded: Int.random(in: -130...130, using: &random))
        default: Value(truncatingIfNeeded: random.next() >> UInt64.random(in: 0..<64, using: &random))
        }
    }

    private mutating func wide() -> UInt128 { UInt128(integer() as UInt64) << 64 | UInt128(integer() as UInt64) }

    mutating func double() -> Double {
        switch Int.random(in: 0..<5, using: &random) {
        case 0:
            [0, -0.0, 1, -1, 0.1, 1e16, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0x1p53].randomElement(
                using: &random) ?? 0
        case 1: Double(Int.random(in: -100_000...100_000, using: &random)) / 100
        case 2: Double(Int.random(in: -100_000...100_000, using: &random))
        default: finite { Double(bitPattern: $0.random.next()) }
        }
    }

    private mutating func float() -> Float {
        bool() ? Float(double()).isFinite ? 0.1 : 2 : finite { Float(bitPattern: $0.integer()) }
    }

    private mutating func finite<Value: BinaryFloatingPoint>(_ make: (inout Self) -> Value) -> Value {
        let value = make(&self)
        return value.isFinite ? value : 0
    }

    private mutating func decimal() -> Decimal {
        Decimal(sign: bool() ? .plus : .minus, exponent: Int.random(in: -30...30, using: &random), significand: 1)
            * Decimal(integer() as Int32)
    }

    /// Mostly plain, with characters of all lengths and all that need escapes.
    mutating func string() -> String {
        let scalars: [Unicode.Scalar] = ["\"", "\\", "/", "\u{8}", "\u{B}", "é", "\u{301}", "€", "\u{2028}", "😀"]
        return String(
            String.UnicodeScalarView(
                array(24) { generator in
                    switch Int.random(in: 0..<12, using: &generator.random) {
                    case 0: scalars.randomElement(using: &generator.random) ?? "x"
                    case 1: Unicode.Scalar(UInt8.random(in: 0..<128, using: &generator.random))
                    case 2: Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator.random)) ?? "\u{FFFD}"
                    default: Unicode.Scalar(UInt8.random(in: 97...122, using: &generator.random))
                    }
                }))
    }

    private mutating func url() -> URL {
        URL(string: "https://example.com/a/\(random.next())?b=c%20d#e") ?? URL(filePath: "/")
    }

    private mutating func uuid() -> UUID {
        let digits = (0..<4).map { _ in String(format: "%08X", integer() as UInt32) }.joined()
        let groups = [8, 4, 4, 4, 12].reduce(into: (text: "", rest: digits[...])) { parts, length in
            parts.text += (parts.text.isEmpty ? "" : "-") + parts.rest.prefix(length)
            parts.rest = parts.rest.dropFirst(length)
        }
        return UUID(uuidString: groups.text) ?? UUID()
    }

    private mutating func color() -> Color { Color.allCases.randomElement(using: &random) ?? .red }

    private mutating func shape() -> Shape {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .point
        case 1: .circle(radius: double())
        case 2: .box(integer(), integer())
        default: .named(string(), inside: maybe { $0.color() })
        }
    }

    private mutating func dog() -> Dog { Dog(name: string(), breed: string()) }

    private mutating func box() -> Box<Box<[String: Double?]>> {
        let inner = Box<[String: Double?]>(
            value: dictionary {
                $0.string()
            } _: { generator in
                generator.maybe { $0.double() }
            }, other: nil)
        return Box(value: inner, other: maybe { _ in inner })
    }

    private mutating func range() -> Range<Int> {
        let bounds = [integer() as Int, integer() as Int].sorted()
        return bounds[0]..<bounds[1]
    }
}
