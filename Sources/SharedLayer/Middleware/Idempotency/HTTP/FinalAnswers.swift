/// Which answers end a request for good, so that repeats get them again. After any other the key is free, and a repeat
/// runs the handler anew.
package struct FinalAnswers: Sendable {
    private let problemKinds: Set<String>
    private let isEveryClientErrorFinal: Bool

    /// Replies below 400.
    package static let successes = FinalAnswers(problemKinds: [], isEveryClientErrorFinal: false)
    /// Replies and problems below 500, except those that ask for a repeat: 408, 409, 425 and 429.
    package static let successesAndClientErrors = FinalAnswers(problemKinds: [], isEveryClientErrorFinal: true)

    /// Replies below 400, and problems of these kinds.
    package static func successes(andProblems kinds: Set<String>) -> FinalAnswers {
        FinalAnswers(problemKinds: kinds, isEveryClientErrorFinal: false)
    }

    private static let repeatableStatuses: Set<Int> = [408, 409, 425, 429]

    func includes(_ reply: LambdaReply) -> Bool {
        reply.status < 400 || includes(status: reply.status, kind: reply.problemKind)
    }

    func includes(_ problem: Problem) -> Bool { includes(status: problem.status, kind: problem.kind) }

    private func includes(status: Int, kind: String?) -> Bool {
        if let kind, problemKinds.contains(kind) { return true }
        return isEveryClientErrorFinal && status < 500 && !Self.repeatableStatuses.contains(status)
    }
}
