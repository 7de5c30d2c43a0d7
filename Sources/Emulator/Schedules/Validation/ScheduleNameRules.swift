import Wire

/// Names of schedules and groups: 1 to 64 of few characters.
enum ScheduleNameRules {
    @discardableResult
    static func check(_ name: String, _ member: String) throws(ServiceError) -> String {
        try Constraints.length(name, member, 1...64)
        try Constraints.pattern(
            name, member, "^[0-9a-zA-Z-_.]+$", isMatch: !name.isEmpty && name.utf8.allSatisfy(\.isNameByte))
        return name
    }

    static func group(_ name: String?, member: String = "groupName") throws(ServiceError) -> String? {
        guard let name else { return nil }
        return try check(name, member)
    }
}
