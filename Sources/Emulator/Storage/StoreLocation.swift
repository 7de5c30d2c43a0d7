/// Where the stores of one emulator live.
package enum StoreLocation: Sendable, Equatable {
    /// A folder, made if missing, readable by its owner only.
    case directory(String)
    /// Nowhere: for tests and `--in-memory`. What is stored dies with the writer.
    case inMemory
}
