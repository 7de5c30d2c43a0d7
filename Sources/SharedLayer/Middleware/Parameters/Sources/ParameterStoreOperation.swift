/// The inputs and outputs of Parameter Store's operations.
enum ParameterStoreOperation {
    struct Get: Encodable {
        let name: String
        let withDecryption: Bool

        enum CodingKeys: String, CodingKey {
            case name = "Name"
            case withDecryption = "WithDecryption"
        }
    }

    struct GetSeveral: Encodable {
        let names: [String]
        let withDecryption: Bool

        enum CodingKeys: String, CodingKey {
            case names = "Names"
            case withDecryption = "WithDecryption"
        }
    }

    struct GetByPath: Encodable {
        let path: String
        let recursive: Bool
        let withDecryption: Bool
        let nextToken: String?

        enum CodingKeys: String, CodingKey {
            case path = "Path"
            case recursive = "Recursive"
            case withDecryption = "WithDecryption"
            case nextToken = "NextToken"
        }
    }

    struct Put: Encodable {
        let name: String
        let value: String
        let type: String
        let overwrite: Bool
        let keyID: String?
        let description: String?

        enum CodingKeys: String, CodingKey {
            case name = "Name"
            case value = "Value"
            case type = "Type"
            case overwrite = "Overwrite"
            case keyID = "KeyId"
            case description = "Description"
        }
    }

    struct Stored: Decodable {
        let version: Int

        enum CodingKeys: String, CodingKey {
            case version = "Version"
        }
    }

    struct Parameter: Decodable {
        let name: String
        let value: String
        let version: Int?

        enum CodingKeys: String, CodingKey {
            case name = "Name"
            case value = "Value"
            case version = "Version"
        }

        var parameterValue: ParameterValue { ParameterValue(value, version: version.map { String($0) }) }
    }

    struct Got: Decodable {
        let parameter: Parameter

        enum CodingKeys: String, CodingKey {
            case parameter = "Parameter"
        }
    }

    struct Listed: Decodable {
        let parameters: [Parameter]
        let nextToken: String?

        enum CodingKeys: String, CodingKey {
            case parameters = "Parameters"
            case nextToken = "NextToken"
        }
    }
}
