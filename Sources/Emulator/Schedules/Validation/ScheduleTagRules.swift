import Wire

/// Tags of a schedule group: at most 200, keys of 1 to 128, values of 1 to 256 characters.
enum ScheduleTagRules {
    private static let countMax = 200

    static func check(_ tags: [ScheduleTag]) throws(ServiceError) -> [ScheduleTag] {
        try checkCount(tags)
        for (index, tag) in tags.enumerated() {
            let member = "tags.\(index + 1).member"
            try Constraints.length(try Constraints.required(tag.key, "\(member).key"), "\(member).key", 1...128)
            try Constraints.length(try Constraints.required(tag.value, "\(member).value"), "\(member).value", 1...256)
        }
        return tags
    }

    static func checkCount(_ tags: [ScheduleTag]) throws(ServiceError) {
        guard tags.count <= countMax else {
            throw Constraints.violated("Value at 'tags'", "Member must have length less than or equal to \(countMax)")
        }
    }
}
