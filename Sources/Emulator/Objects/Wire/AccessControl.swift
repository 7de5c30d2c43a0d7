import Wire

/// Access control lists as documents. Source: Amazon S3 user guide, "Access control list (ACL) overview".
enum AccessControl {
    private static let groups: [String: [(group: String, permission: String)]] = [
        "private": [], "bucket-owner-read": [], "bucket-owner-full-control": [], "aws-exec-read": [],
        "public-read": [("global/AllUsers", "READ")],
        "public-read-write": [("global/AllUsers", "READ"), ("global/AllUsers", "WRITE")],
        "authenticated-read": [("global/AuthenticatedUsers", "READ")],
        "log-delivery-write": [("s3/LogDelivery", "WRITE"), ("s3/LogDelivery", "READ_ACP")],
    ]

    /// What a request asks for: a canned list's name, or a document.
    static func document(of call: ObjectCall, owner: String) throws(ObjectsError) -> [UInt8] {
        if let canned = call.header("x-amz-acl") {
            guard groups[canned] != nil else { throw .invalidArgument("", name: "x-amz-acl", value: canned) }
            return document(canned, owner: owner)
        }
        if call.request.body.isEmpty {
            let hasGrant = call.request.headers.keys.contains { $0.hasPrefix("x-amz-grant-") }
            guard hasGrant else {
                throw ObjectsError(
                    "MissingSecurityHeader", "Your request was missing a required header",
                    details: [("MissingHeaderName", "x-amz-acl")])
            }
            return document("private", owner: owner)
        }
        _ = try call.document("AccessControlPolicy")
        return call.request.body
    }

    static func document(_ canned: String, owner: String) -> [UInt8] {
        let id = XMLElement("ID", text: owner)
        var grants = [grant(type: "CanonicalUser", id, "FULL_CONTROL")]
        for (group, permission) in groups[canned] ?? [] {
            let uri = XMLElement("URI", text: "http://acs.amazonaws.com/groups/\(group)")
            grants.append(grant(type: "Group", uri, permission))
        }
        return XMLElement(
            "AccessControlPolicy", attributes: [("xmlns", ObjectAnswer.namespace)],
            children: [
                XMLElement("Owner", children: [id]), XMLElement("AccessControlList", children: grants),
            ]
        ).document
    }

    private static func grant(type: String, _ grantee: XMLElement, _ permission: String) -> XMLElement {
        XMLElement(
            "Grant",
            children: [
                XMLElement(
                    "Grantee",
                    attributes: [("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"), ("xsi:type", type)],
                    children: [grantee]),
                XMLElement("Permission", text: permission),
            ])
    }
}
