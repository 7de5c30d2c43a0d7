import Synchronization

/// A value that is made when it is first asked for, and then kept.
///
/// For what an invocation needs and the init phase need not prove: there every microsecond delays the first invocation.
package final class Lazy<Value: Sendable, Failure: Error>: Sendable {
    private let made = Mutex<Value?>(nil)
    private let make: @Sendable () throws(Failure) -> Value

    package init(_ make: @escaping @Sendable () throws(Failure) -> Value) {
        self.make = make
    }

    /// One that is there already.
    package convenience init(made value: Value) {
        self.init { () throws(Failure) in value }
    }

    /// Made once, whoever asks at the same time. Throws what making it throws; who asks next then tries again.
    package func value() throws(Failure) -> Value {
        try made.withLock { made throws(Failure) in
            if let made { return made }
            let value = try make()
            made = value
            return value
        }
    }
}
