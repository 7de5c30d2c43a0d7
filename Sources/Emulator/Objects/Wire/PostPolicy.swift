import FoundationEssentials

/// The policy of a form upload. Source: Amazon S3 API reference, "POST policy".
struct PostPolicy: Sendable {
    private struct Document: Decodable {
        let expiration: String
        let conditions: [Condition]
    }

    private enum Condition: Decodable, Sendable {
        case equals(field: String, value: String)
        case startsWith(field: String, prefix: String)
        case length(ClosedRange<Int>)

        init(from decoder: any Decoder) throws {
            if let map = try? [String: String](from: decoder) {
                guard map.count == 1, let (field, value) = map.first else {
                    throw PostPolicy.invalid(
                        "Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.")
                }
                self = .equals(field: field.lowercased(), value: value)
                return
            }
            var list = try decoder.unkeyedContainer()
            let name = try list.decode(String.self)
            if name == "content-length-range" {
                let (low, high) = (try list.decode(Int.self), try list.decode(Int.self))
                guard low <= high else {
                    throw DecodingError.dataCorruptedError(in: list, debugDescription: "an empty range")
                }
                self = .length(low...high)
                return
            }
            guard name == "eq" || name == "starts-with" else {
                throw PostPolicy.invalid("Invalid Condition: unknown operation '\(name)'.")
            }
            let field = try list.decode(String.self).drop { $0 == "$" }.lowercased()
            let value = try list.decode(String.self)
            self = name == "eq" ? .equals(field: field, value: value) : .startsWith(field: field, prefix: value)
        }
    }

    private let document: Document

    /// - Parameter text: base64 of the JSON.
    init(_ text: String) throws(ObjectsError) {
        guard let data = Data(base64Encoded: text) else { throw Self.invalid("Invalid JSON.") }
        do {
            document = try JSONDecoder().decode(Document.self, from: data)
        } catch {
            throw error as? ObjectsError ?? Self.invalid("Invalid JSON.")
        }
    }

    private static func invalid(_ reason: String) -> ObjectsError {
        ObjectsError("InvalidPolicyDocument", "Invalid Policy: \(reason)")
    }

    func check(_ form: MultipartForm, bucket: String, key: String, size: Int, now: Date) throws(ObjectsError) {
        let hasFraction = document.expiration.contains(".")
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: hasFraction)
        guard let expiration = try? Date(document.expiration, strategy: style) else {
            throw Self.invalid("Invalid 'expiration' value: '\(document.expiration)'")
        }
        guard now < expiration else {
            throw ObjectsError("AccessDenied", "Invalid according to Policy: Policy expired.", status: 403)
        }
        for condition in document.conditions {
            switch condition {
            case .equals(let field, let value):
                guard Self.value(of: field, form, bucket, key) == value else {
                    throw Self.failed(#"["eq", "$\#(field)", "\#(value)"]"#)
                }
            case .startsWith(let field, let prefix):
                guard Self.value(of: field, form, bucket, key)?.hasPrefix(prefix) == true else {
                    throw Self.failed(#"["starts-with", "$\#(field)", "\#(prefix)"]"#)
                }
            case .length(let range):
                if size > range.upperBound { throw .entityTooLarge(size) }
                if size < range.lowerBound {
                    throw ObjectsError(
                        "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size",
                        details: [("ProposedSize", String(size)), ("MinSizeAllowed", String(range.lowerBound))])
                }
            }
        }
    }

    private static func value(of field: String, _ form: MultipartForm, _ bucket: String, _ key: String) -> String? {
        switch field {
        case "bucket": bucket
        case "key": form["key"].map { $0.contains("${filename}") ? key : $0 }
        default: form[field]
        }
    }

    private static func failed(_ condition: String) -> ObjectsError {
        ObjectsError("AccessDenied", "Invalid according to Policy: Policy Condition failed: \(condition)", status: 403)
    }
}
