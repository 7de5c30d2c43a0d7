/// The output of an operation whose answer says nothing of interest.
package struct AWSNothing: Codable, Sendable {
    package init() {}
}
