import Wire

/// The rules for tags.
enum TopicTags {
    static func read(_ parameters: FormParameters) throws(ServiceError) -> [String: String] {
        var tags: [String: String] = [:]
        for tag in parameters.elements {
            let key = tag["Key"].value ?? ""
            guard 1...128 ~= key.count, (tag["Value"].value ?? "").count <= 256 else {
                throw .invalidParameter("Tags Reason: keys have 1 to 128 characters, values at most 256")
            }
            guard tags.updateValue(tag["Value"].value ?? "", forKey: key) == nil else {
                throw .invalidParameter("Duplicated keys are not allowed.")
            }
        }
        try checkCount(tags)
        return tags
    }

    static func checkCount(_ tags: [String: String]) throws(ServiceError) {
        guard tags.count <= TopicLimits.tagsMax else {
            throw ServiceError("TagLimitExceeded", "Could not complete request: tag quota of per resource exceeded")
        }
    }
}
