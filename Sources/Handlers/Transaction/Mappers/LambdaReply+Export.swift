import LambdaEvents
import SharedLayer

extension LambdaReply {
    /// A part of an export. The next part's URL is in the header `Link` (RFC 8288), its token in `X-Next-Cursor`.
    init(
        export bytes: [UInt8], next: String?, of search: TransactionSearch, as format: TransactionFormat,
        _ request: LambdaRequest
    ) {
        var type = "\(format.mediaType); charset=utf-8"
        // RFC 4180 section 3: only the first part has a header line.
        if format == .csv { type += "; header=\(search.cursor == nil ? "present" : "absent")" }
        self.init(
            headers: [
                "content-type": type, "vary": "accept",
                "content-disposition": #"attachment; filename="transactions.\#(format.rawValue)""#,
            ], body: bytes)
        guard let next else { return }
        var parameters = request.event.queryStringParameters ?? [:]
        parameters["cursor"] = next
        parameters["format"] = format.rawValue
        let query = parameters.sorted { $0.key < $1.key }
            .map { "\($0.key)=\(PercentEncoding.encode($0.value))" }.joined(separator: "&")
        headers["link"] = "<\(request.path)?\(query)>; rel=\"next\""
        headers["x-next-cursor"] = next
    }
}
