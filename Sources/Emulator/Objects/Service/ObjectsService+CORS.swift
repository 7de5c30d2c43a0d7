import Wire

extension ObjectsService {
    /// What browsers ask before a request from another origin.
    func preflight(_ call: ObjectCall, _ bucket: String) async throws -> ObjectAnswer {
        guard let origin = call.header("origin") else {
            throw ObjectsError("BadRequest", "Insufficient information. Origin request header needed.")
        }
        guard let method = call.header("access-control-request-method") else {
            throw ObjectsError("BadRequest", "Invalid Access-Control-Request-Method: null")
        }
        let requested = (call.header("access-control-request-headers") ?? "").split(separator: ",")
            .map { $0.filter { $0 != " " }.lowercased() }
        guard let rules = try await rules(of: bucket) else {
            throw ObjectsError(
                "AccessForbidden", "CORSResponse: CORS is not enabled for this bucket.", status: 403,
                details: [("Method", method), ("ResourceType", call.key == nil ? "BUCKET" : "OBJECT")])
        }
        guard let rule = rules.first(where: { $0.allows(origin: origin, method: method, requested: requested) }) else {
            throw ObjectsError(
                "AccessForbidden",
                "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request "
                    + "method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the "
                    + "resource's CORS spec.",
                status: 403, details: [("Method", method), ("ResourceType", call.key == nil ? "BUCKET" : "OBJECT")])
        }
        return ObjectAnswer(headers: rule.responseHeaders(origin: origin, requested: requested))
    }

    /// What is added to the answer of a request that names its origin.
    func crossOriginHeaders(_ call: ObjectCall, _ bucket: String) async throws -> [String: String] {
        guard let origin = call.header("origin"), let rules = try await rules(of: bucket),
            let rule = rules.first(where: { $0.allows(origin: origin, method: call.method) })
        else { return [:] }
        return rule.responseHeaders(origin: origin)
    }

    private func rules(of bucket: String) async throws -> [CORSRule]? {
        let document = try await read { try ObjectStore.setting(BucketSetting.cors.parameter, of: bucket, $0) }
        return try document.map { try CORSRule.rules(in: XMLReader.read($0)) }
    }
}
