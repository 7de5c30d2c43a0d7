/// Why an entry of a batch was not taken.
package struct EntryFailure: Sendable, Equatable {
    /// The entry's place in what was given, from 0.
    package let index: Int
    /// The service's code, or one of `AWSError`'s own where a whole request failed.
    package let code: String
    package let message: String
    /// Whether the entry is wrong in itself, so that it would fail again.
    package let isSenderFault: Bool

    package init(index: Int, code: String, message: String, isSenderFault: Bool) {
        self.index = index
        self.code = code
        self.message = message
        self.isSenderFault = isSenderFault
    }
}
