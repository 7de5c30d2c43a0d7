import FunctionRuntime
import Logging

/// A subsegment's document under construction.
struct XRayDocument {
    private var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(512)
    }

    mutating func append(_ name: String, _ value: Logger.MetadataValue) {
        appendName(name)
        bytes.appendJSON(value)
    }

    mutating func append(_ name: String, _ value: Bool) {
        append(name, .stringConvertible(value))
    }

    /// Seconds since 1970 with six digits behind the point, exactly.
    mutating func append(_ name: String, nanoseconds: UInt64) {
        appendName(name)
        let fraction = String(nanoseconds / 1_000 % 1_000_000)
        bytes.append(contentsOf: String(nanoseconds / 1_000_000_000).utf8)
        bytes.append(UInt8(ascii: "."))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 6 - fraction.utf8.count))
        bytes.append(contentsOf: fraction.utf8)
    }

    mutating func append(_ name: String, _ exceptions: ArraySlice<XRayException>, withStack: Bool) {
        appendName(name)
        bytes.append(contentsOf: #"{"exceptions":["#.utf8)
        for exception in exceptions {
            if bytes.last == UInt8(ascii: "}") { bytes.append(UInt8(ascii: ",")) }
            exception.appendJSON(to: &bytes, withStack: withStack)
        }
        bytes.append(contentsOf: "]}".utf8)
    }

    consuming func finish() -> [UInt8] {
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    private mutating func appendName(_ name: String) {
        bytes.append(bytes.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
        bytes.appendJSON(name)
        bytes.append(UInt8(ascii: ":"))
    }
}
