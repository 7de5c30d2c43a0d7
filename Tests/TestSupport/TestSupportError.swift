/// Why a test could not be set up, or why what it waited for did not happen.
package struct TestSupportError: Error, CustomStringConvertible {
    package let code: Code
    package let message: String

    package enum Code: Sendable {
        /// A condition did not become true within its bound.
        case timedOut
        /// A process could not be started, or one that had to succeed did not.
        case processFailed
    }

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
