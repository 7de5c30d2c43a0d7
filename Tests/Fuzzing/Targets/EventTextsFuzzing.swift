@testable import LambdaEvents

/// Texts inside events are read, or refused: object keys, base64, ARNs, times.
func fuzzEventTexts(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let text = input.text()
    if let key = try? FormEncoding.decode(text) {
        try promise(key.utf8.count <= text.utf8.count, "decoding makes no text longer: \(key)")
    }
    if let bytes = try? Base64.bytes(text, of: "the input") {
        try promise(
            (try? Base64.bytes(Base64.text(bytes), of: "the bytes")) == bytes, "base64 stands for the same bytes")
    }
    if let arn = try? APIGatewayRouteARN(text) {
        try promise((try? APIGatewayRouteARN(arn.description)) == arn, "\(arn) says the same as \(text)")
    }
    _ = EventTime.date(iso8601: text)
}
