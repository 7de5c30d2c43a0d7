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
        guard let data = Data(base64Encoded: token), let text = String(data: data, encoding: .utf8),
            text.hasPrefix(mark)
        else { return nil }
        return String(text.dropFirst(mark.count))
    }
}
