/// Something in the store cannot be read back: the file is damaged, or another program wrote to it.
struct StoredDataError: Error, CustomStringConvertible {
    let what: String

    var description: String { "the stored \(what) cannot be read" }
}
