/// The path of a request in three parts, one of which changes from request to request.
package struct RequestTarget: Sendable {
    package var start: String
    package var segment: String
    package var end: String

    package init(_ start: String, _ segment: String = "", _ end: String = "") {
        self.start = start
        self.segment = segment
        self.end = end
    }
}
