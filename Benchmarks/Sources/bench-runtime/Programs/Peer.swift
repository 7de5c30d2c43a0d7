/// A program that speaks the Runtime API and echoes.
struct Peer {
    enum Result: String {
        /// The event's bytes.
        case exact
        /// The event's value, as JSON.
        case json
    }

    let name: String
    let command: [String]
    var handler = "echo"
    var environment: [String: String] = [:]
    let result: Result
}
