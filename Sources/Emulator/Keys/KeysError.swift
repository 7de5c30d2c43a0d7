/// Why the keys cannot be used, or why a key of a template cannot be made. `message` says what to do about it.
package struct KeysError: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package enum Code: String, Sendable {
        /// There are keys on disk, but not the file that opens them.
        case masterKeyMissing
        /// The file is another one than the keys were sealed with.
        case masterKeyWrong
        /// The file cannot be read or written, or has another length.
        case masterKeyUnreadable
        /// Others than its owner may read the file.
        case masterKeyExposed
        /// A template asks for a kind of key that is not emulated.
        case unsupported
        /// A key of this id exists, of another kind.
        case keyDiffers
    }

    package var description: String { message }
}
