/// What GetSchedule answers.
struct ScheduleDescription: Encodable {
    let arn: String
    let name: String
    let groupName: String
    let creationDate: Double
    let lastModificationDate: Double
    let actionAfterCompletion: String?
    let description: String?
    let endDate: Double?
    let flexibleTimeWindow: ScheduleDefinition.FlexibleTimeWindow?
    let kmsKeyArn: String?
    let scheduleExpression: String?
    let scheduleExpressionTimezone: String?
    let startDate: Double?
    let state: String?
    let target: ScheduleTarget?

    init(_ record: ScheduleRecord, _ names: ScheduleNames) {
        let definition = record.definition
        arn = names.arn(ofSchedule: record.name, in: record.group)
        name = record.name
        groupName = record.group
        creationDate = Double(record.createdMilliseconds) / 1_000
        lastModificationDate = Double(record.modifiedMilliseconds) / 1_000
        actionAfterCompletion = definition.actionAfterCompletion
        description = definition.description
        endDate = definition.endDate
        flexibleTimeWindow = definition.flexibleTimeWindow
        kmsKeyArn = definition.kmsKeyArn
        scheduleExpression = definition.scheduleExpression
        scheduleExpressionTimezone = definition.scheduleExpressionTimezone
        startDate = definition.startDate
        state = definition.state
        target = definition.target
    }
}
