import FoundationEssentials
import Wire

/// What a schedule's target must be.
enum ScheduleTargetRules {
    static func check(_ target: ScheduleTarget) throws(ServiceError) {
        let arn = try Constraints.required(target.arn, "target.arn")
        try Constraints.length(arn, "target.arn", 1...1_600)
        let role = try Constraints.required(target.roleArn, "target.roleArn")
        try Constraints.pattern(
            role, "target.roleArn", #"^arn:aws(-[a-z]+)?:iam::\d{12}:role\/[\w+=,.@\/-]+$"#, isMatch: isRole(role))
        try Constraints.length(target.input, "target.input", 1...Int.max)
        try Constraints.range(
            target.retryPolicy?.maximumEventAgeInSeconds, "target.retryPolicy.maximumEventAgeInSeconds", 60...86_400)
        try Constraints.range(
            target.retryPolicy?.maximumRetryAttempts, "target.retryPolicy.maximumRetryAttempts", 0...185)
        try Constraints.length(target.sqsParameters?.messageGroupId, "target.sqsParameters.messageGroupId", 1...128)
        if let queue = target.deadLetterConfig?.arn {
            try Constraints.pattern(
                queue, "target.deadLetterConfig.arn",
                #"^arn:aws(-[a-z]+)?:sqs:[a-z0-9\-]+:\d{12}:[a-zA-Z0-9\-_]+$"#, isMatch: isQueue(queue))
        }
        try checkCall(target, arn)
    }

    private static func checkCall(_ target: ScheduleTarget, _ arn: String) throws(ServiceError) {
        guard arn.hasPrefix("arn:") else {
            throw ServiceError("ValidationException", "Provided Arn is not in correct format.")
        }
        guard let kind = TargetKind(arn: arn) else {
            throw ServiceError(
                "ValidationException", "\(arn) is not a supported target for EventBridge Scheduler in this emulator.")
        }
        if kind.takesJSON, let input = target.input, !isJSON(input) {
            throw ServiceError("ValidationException", "Input must be a well-formed JSON for the target \(arn).")
        }
        switch kind {
        case .universal where target.input == nil:
            throw ServiceError("ValidationException", "Input is required for the universal target \(arn).")
        case .eventBus:
            let parameters = try Constraints.required(target.eventBridgeParameters, "target.eventBridgeParameters")
            let type = try Constraints.required(
                parameters.detailType, "target.eventBridgeParameters.detailType")
            try Constraints.length(type, "target.eventBridgeParameters.detailType", 1...128)
            let source = try Constraints.required(parameters.source, "target.eventBridgeParameters.source")
            try Constraints.length(source, "target.eventBridgeParameters.source", 1...256)
        case .queue where arn.hasSuffix(".fifo") && target.sqsParameters?.messageGroupId == nil:
            throw ServiceError(
                "ValidationException", "SqsParameters with a MessageGroupId are required for a FIFO queue.")
        default: break
        }
    }

    private static func isRole(_ arn: String) -> Bool {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 6 && parts[0] == "arn" && parts[1].hasPrefix("aws") && parts[2] == "iam"
            && parts[3].isEmpty
            && isAccount(parts[4]) && parts[5].hasPrefix("role/") && parts[5].count > 5
            && parts[5].dropFirst(5).utf8.allSatisfy { $0.isNameByte || "+=,@/".utf8.contains($0) }
    }

    private static func isQueue(_ arn: String) -> Bool {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 6 && parts[0] == "arn" && parts[1].hasPrefix("aws") && parts[2] == "sqs"
            && !parts[3].isEmpty && isAccount(parts[4]) && !parts[5].isEmpty
            && parts[5].utf8.allSatisfy { $0.isNameByte && $0 != UInt8(ascii: ".") }
    }

    private static func isAccount(_ text: Substring) -> Bool {
        text.count == 12 && text.allSatisfy { ("0"..."9").contains($0) }
    }

    private static func isJSON(_ text: String) -> Bool {
        (try? JSONDecoder().decode(AnyJSON.self, from: Data(text.utf8))) != nil
    }
}

/// Any JSON value, whose content does not matter.
private struct AnyJSON: Decodable {
    init(from decoder: any Decoder) throws {}
}
