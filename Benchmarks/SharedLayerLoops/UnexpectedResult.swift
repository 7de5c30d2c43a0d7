/// What is to be measured does not do what it should, so that its speed says nothing.
struct UnexpectedResult: Error, CustomStringConvertible {
    let work: String

    var description: String { "The work \(work) gave a wrong result" }
}
