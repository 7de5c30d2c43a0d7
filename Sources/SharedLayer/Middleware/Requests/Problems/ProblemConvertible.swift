/// An error that knows what its caller may be told: a pipeline's errors that conform need no `catch` in the handler.
///
/// The error's own text goes to the log, the problem to the caller.
package protocol ProblemConvertible: Error {
    var problem: Problem { get }
    /// Headers beside those of the problem document, such as `www-authenticate`.
    var problemHeaders: [String: String] { get }
}

extension ProblemConvertible {
    package var problemHeaders: [String: String] { [:] }
}

extension Problem: ProblemConvertible {
    package var problem: Problem { self }
}
