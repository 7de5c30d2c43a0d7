import FoundationEssentials

/// The time for which a presigned URL holds. Signatures are not checked, here as anywhere.
///
/// Sources: Amazon S3 API reference, "Authenticating requests: using query parameters"; user guide, "Signing and
/// authenticating REST requests" for the older form with `Expires`.
enum PresignedURL {
    /// - Throws: `AccessDenied` once the URL has expired, `AuthorizationQueryParametersError` for times that are none.
    static func check(_ call: ObjectCall, now: Date) throws(ObjectsError) {
        if call.has("X-Amz-Algorithm") {
            guard let text = call["X-Amz-Date"], let signed = date(text) else {
                throw ObjectsError(
                    "AuthorizationQueryParametersError",
                    #"X-Amz-Date must be in the ISO8601 Long Format "yyyyMMdd'T'HHmmss'Z'""#)
            }
            guard let seconds = call["X-Amz-Expires"].flatMap({ Int($0) }) else {
                throw ObjectsError("AuthorizationQueryParametersError", "X-Amz-Expires should be a number")
            }
            guard seconds >= 0 else {
                throw ObjectsError("AuthorizationQueryParametersError", "X-Amz-Expires must be non-negative")
            }
            guard seconds <= ObjectsLimits.presignedSecondsMax else {
                throw ObjectsError(
                    "AuthorizationQueryParametersError",
                    "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds"
                )
            }
            let expires = signed.addingTimeInterval(Double(seconds))
            guard now <= expires else { throw expired([("X-Amz-Expires", String(seconds))], expires, now) }
        } else if call.has("Signature"), let text = call["Expires"] {
            guard let seconds = Int(text), (0...253_402_300_799).contains(seconds) else {
                throw ObjectsError("AccessDenied", "Invalid date (should be seconds since epoch): \(text)", status: 403)
            }
            let expires = Date(timeIntervalSince1970: Double(seconds))
            guard now <= expires else { throw expired([], expires, now) }
        }
    }

    private static func expired(_ details: [(name: String, value: String)], _ expires: Date, _ now: Date)
        -> ObjectsError
    {
        ObjectsError(
            "AccessDenied", "Request has expired", status: 403,
            details: details + [("Expires", Timestamp.seconds(expires)), ("ServerTime", Timestamp.seconds(now))])
    }

    /// `20261121T120000Z`.
    private static func date(_ text: String) -> Date? {
        let digits = Array(text)
        guard digits.count == 16, digits[8] == "T", digits[15] == "Z" else { return nil }
        let iso =
            "\(String(digits[0..<4]))-\(String(digits[4..<6]))-\(String(digits[6..<8]))T"
            + "\(String(digits[9..<11])):\(String(digits[11..<13])):\(String(digits[13..<15]))Z"
        return try? Date(iso, strategy: Date.ISO8601FormatStyle())
    }
}
