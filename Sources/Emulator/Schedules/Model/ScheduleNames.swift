/// How schedules and groups are named.
struct ScheduleNames: Sendable {
    static let defaultGroup = "default"

    let region: String
    let accountID: String

    func arn(ofSchedule name: String, in group: String) -> String {
        "arn:aws:scheduler:\(region):\(accountID):schedule/\(group)/\(name)"
    }

    func arn(ofGroup name: String) -> String {
        "arn:aws:scheduler:\(region):\(accountID):schedule-group/\(name)"
    }

    /// Nil for an ARN that is no group's of this account and region.
    func group(inARN arn: String) -> String? {
        let prefix = self.arn(ofGroup: "")
        return arn.hasPrefix(prefix) ? String(arn.dropFirst(prefix.count)) : nil
    }
}
