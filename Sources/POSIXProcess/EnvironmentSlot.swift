import Glibc

/// One environment variable that changes all the time, such as once for each invocation.
///
/// glibc's `setenv` keeps every value that it was ever given, which a function that runs for hours cannot afford; here
/// the value is written in place. Like `setenv` it must not run while other threads read the environment.
package final class EnvironmentSlot {
    /// Longer values are not set: the variable is removed then.
    package static let valueBytesMax = 1_024

    private let name: String
    private let entry: UnsafeMutablePointer<CChar>
    private let valueStart: Int
    private var isSet = false

    package init(_ name: String) {
        self.name = name
        valueStart = name.utf8.count + 1
        entry = .allocate(capacity: valueStart + Self.valueBytesMax + 1)
        entry.initialize(repeating: 0, count: valueStart + Self.valueBytesMax + 1)
        for (place, byte) in "\(name)=".utf8.enumerated() { entry[place] = CChar(bitPattern: byte) }
    }

    deinit {
        unsetenv(name)
        entry.deallocate()
    }

    package func set(_ value: String?) {
        guard let value, value.utf8.count <= Self.valueBytesMax, !value.utf8.contains(0) else {
            if isSet || getenv(name) != nil { unsetenv(name) }
            isSet = false
            return
        }
        var place = valueStart
        for byte in value.utf8 {
            entry[place] = CChar(bitPattern: byte)
            place += 1
        }
        entry[place] = 0
        if !isSet { putenv(entry) }
        isSet = true
    }
}
