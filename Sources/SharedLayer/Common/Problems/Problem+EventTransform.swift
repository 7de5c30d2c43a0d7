extension Problem {
    /// What the caller is told about an event that is not what it should be.
    package init(_ error: EventTransformError, bodyBytesMax: Int) {
        switch error.code {
        case .bodyTooLarge:
            self = .bodyTooLarge(bytesMax: bodyBytesMax)
        case .missingBody, .invalidBase64, .malformedJSON:
            var extensions = JSONObject()
            if let place = error.jsonError {
                extensions["code"] = .string(place.code.rawValue)
                extensions["offset"] = .number(JSONNumber(place.offset))
                extensions["line"] = .number(JSONNumber(place.line))
                extensions["column"] = .number(JSONNumber(place.column))
                if let pointer = place.pointer, !pointer.isEmpty { extensions["pointer"] = .string("#" + pointer) }
            }
            self = .malformedBody(detail: error.message, extensions: extensions)
        case .notEncodable:
            self = .internalError()
        case .wrongShape:
            self = .badRequest(
                detail: "The document does not have the expected shape.", errors: error.issue.map { [$0] } ?? [])
        }
    }
}
