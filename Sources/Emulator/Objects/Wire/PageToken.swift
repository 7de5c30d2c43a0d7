import FoundationEssentials

/// Where a listing goes on. Opaque to clients.
enum PageToken {
    static func encode(_ key: String) -> String { Data(key.utf8).base64EncodedString() }

    static func decode(_ token: String) throws(ObjectsError) -> String {
        guard let data = Data(base64Encoded: token), let key = String(validating: data, as: UTF8.self) else {
            throw .invalidArgument(
                "The continuation token provided is incorrect", name: "continuation-token", value: token)
        }
        return key
    }
}
