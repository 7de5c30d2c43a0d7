/// A moment at which something is killed: each system call of a kind, counted from when it is watched.
package enum CrashPoint: Sendable, Hashable, CustomStringConvertible {
    /// Before the emulator's n-th sync to disk: what the write was for is not acknowledged.
    case emulatorSync(Int)
    /// Before a function's n-th request: what the one before it did is done, and nobody was told.
    case functionSend(function: String, Int)

    package var description: String {
        switch self {
        case .emulatorSync(let number): "the emulator's sync \(number)"
        case .functionSend(let function, let number): "\(function)'s request \(number)"
        }
    }
}
