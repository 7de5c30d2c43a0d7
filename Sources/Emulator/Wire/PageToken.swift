import FoundationEssentials

/// An opaque `NextToken`: where the page before ended.
///
/// It names the last item rather than a number, so that what is added or deleted meanwhile neither repeats nor hides another.
package enum PageToken {
    private static let mark = "moneta-page:"

    package static func encode(after item: String) -> String {
        Data((mark + item).utf8).base64EncodedString()
    }

    /// Nil for a text that is no token of ours.
    package static func decode(_ token: String) -> String? {
        // By bytes: to a text, the mark's colon and a combining character behind it are one character.
        guard let data = Data(base64Encoded: token), data.starts(with: mark.utf8) else { return nil }
        return String(validating: data.dropFirst(mark.utf8.count), as: UTF8.self)
    }
}
