/// A problem with headers of its own, such as the methods that are allowed.
struct RefusedRequest: ProblemConvertible {
    let problem: Problem
    let problemHeaders: [String: String]

    init(_ problem: Problem, headers: [String: String]) {
        self.problem = problem
        problemHeaders = headers
    }
}
