import Wire

enum PutParameter {
    struct Input: Decodable, Sendable {
        let name: String?
        let description: String?
        let value: String?
        let type: String?
        let keyId: String?
        let overwrite: Bool?
        let allowedPattern: String?
        let tags: [ResourceTag]?
        let tier: String?
        let policies: String?
        let dataType: String?
    }

    struct Output: Encodable {
        let tier: String
        let version: Int
    }

    /// The request, checked as far as it can be without the parameter that it may change.
    struct Draft: Sendable {
        let name: String
        let value: String
        let type: String?
        let description: String?
        let keyID: String?
        let overwrites: Bool
        let allowedPattern: String?
        let tier: String?
        let policies: [ParameterPolicy]?
        let dataType: String?

        init(_ input: Input, in scope: ParameterScope) throws(ServiceError) {
            name = try Constraint.required(input.name, "name")
            try ParameterName.check(name, in: scope)
            value = try Constraint.required(input.value, "value")
            guard !value.isEmpty else {
                throw Constraint.violated(
                    "Value '' at 'value'", "Member must have length greater than or equal to 1.")
            }
            if let type = input.type {
                try Constraint.oneOf(type, "type", ["SecureString", "StringList", "String"])
            }
            if let tier = input.tier { try Constraint.oneOf(tier, "tier", ParameterTier.awsNames) }
            if let text = input.description { _ = try Constraint.length(text, "description", min: 0, max: 1024) }
            if let text = input.allowedPattern { _ = try Constraint.length(text, "allowedPattern", min: 0, max: 1024) }
            if let text = input.keyId { _ = try Constraint.length(text, "keyId", max: 256) }
            overwrites = input.overwrite == true
            guard !overwrites || input.tags?.isEmpty ?? true else {
                throw ServiceError(
                    "ValidationException",
                    "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please "
                        + "remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource "
                        + "or RemoveTagsFromResource.")
            }
            try ParametersService.check(input.tags ?? [])
            if let type = input.dataType, !["text", "aws:ec2:image", "aws:ssm:integration"].contains(type) {
                throw ServiceError(
                    "ValidationException",
                    "The following data type is not supported: \(type) (Data type names are all lowercase.)")
            }
            policies = try input.policies.map { text throws(ServiceError) in try ParameterPolicy.parse(text) }
            type = input.type
            description = input.description
            keyID = input.keyId
            allowedPattern = input.allowedPattern
            tier = input.tier
            dataType = input.dataType
        }
    }
}
