/// Code under test did with some input what it must never do.
public struct BrokenPromise: Error, CustomStringConvertible {
    public let description: String
    public let fileID: String
    public let line: Int

    init(_ description: String, fileID: String = #fileID, line: Int = #line) {
        self.description = description
        self.fileID = fileID
        self.line = line
    }
}

/// - Throws: `BrokenPromise` unless the promise is kept.
func promise(
    _ isKept: Bool, _ promise: @autoclosure () -> String, fileID: String = #fileID, line: Int = #line
) throws(BrokenPromise) {
    guard isKept else { throw BrokenPromise(promise(), fileID: fileID, line: line) }
}
