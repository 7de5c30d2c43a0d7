import Wire

/// The role and the session of an AssumeRole, checked.
struct AssumedRole {
    let accountID: String
    let arn: String
    let userID: String

    init(_ parameters: FormParameters) throws(ServiceError) {
        let role = try Constraint.length(parameters["RoleArn"].value, "roleArn", min: 20, max: 2048)
        let session = try Constraint.length(parameters["RoleSessionName"].value, "roleSessionName", min: 2, max: 64)
        let parts = role.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[2] == "iam", parts[4].count == 12,
            parts[4].allSatisfy(\.isNumber), parts[5].hasPrefix("role/"),
            let name = parts[5].split(separator: "/").last, parts[5].split(separator: "/").count > 1
        else { throw ServiceError("ValidationError", "\(role) is invalid") }
        let isAllowed = session.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", "+", "=", ",", ".", "@", "-": true
            default: false
            }
        }
        guard isAllowed else {
            throw Constraint.violated(
                "Value '\(session)' at 'roleSessionName'",
                "Member must satisfy regular expression pattern: [\\w+=,.@-]*")
        }
        accountID = String(parts[4])
        arn = "arn:aws:sts::\(accountID):assumed-role/\(name)/\(session)"
        userID = "\(Self.roleID(role)):\(session)"
    }

    /// Twenty-one characters made from the role's ARN, so that a role has the same id each time (FNV-1a).
    private static func roleID(_ role: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in role.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var text = "AROA"
        for _ in 0..<17 {
            text.append(alphabet[Int(hash % 32)])
            hash = (hash ^ (hash >> 29)) &* 0xbf58_476d_1ce4_e5b9 &+ 1
        }
        return text
    }
}
