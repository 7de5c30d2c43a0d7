/// Why an execution environment ends, as its extensions are told. Source: AWS's Runtime Interface Emulator.
enum ShutdownReason: String, Sendable {
    case spindown
    case timeout
    case failure
}
