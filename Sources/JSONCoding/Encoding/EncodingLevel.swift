/// The place of one value that is being encoded: what has been written there so far.
struct EncodingLevel {
    enum State {
        /// Nothing yet: the value may still become anything.
        case empty
        /// An object or array that is still open, and that further containers of the same encoder go on with.
        case object, array
        case closed
    }

    // What was there when the value was begun: an error takes the text back to it.
    let start: Int
    let firstMember: Int
    let firstPart: Int
    let nestingDepth: Int

    var state = State.empty
    /// Of an array.
    var elementCount = 0
    /// Of an object, one bit for each of its names: see `JSONText.mark(of:)`.
    var nameMarks: UInt64 = 0
    /// Of an object that has too many names for being searched.
    var names: Set<String>?

    init(start: Int = 0, firstMember: Int = 0, firstPart: Int = 0, nestingDepth: Int = 0) {
        self.start = start
        self.firstMember = firstMember
        self.firstPart = firstPart
        self.nestingDepth = nestingDepth
    }
}
