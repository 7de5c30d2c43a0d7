/// Why a store could not be opened. `message` says what happened, where, and what to do about it.
package struct StorageError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// Another process holds the store.
        case locked
        /// The file is no SQLite database, or a damaged one.
        case corrupt
        /// The folder or the file cannot be made, read or written.
        case notAccessible
        /// The disk is full.
        case full
        /// The file was written by a newer version of the emulator.
        case tooNew
        /// SQLite did not take a setting that durability depends on.
        case notDurable
        /// Anything else that SQLite reports while opening or migrating.
        case failed
    }

    package let code: Code
    package let message: String
    /// The file or folder that the error is about.
    package let path: String

    package init(_ code: Code, _ message: String, path: String) {
        self.code = code
        self.message = message
        self.path = path
    }

    package var description: String { message }
}
