package import Wire

/// What AWS asks of settings for asynchronous invocation.
package enum EventInvokeConfigRules {
    package static let retryAttempts = 0...2
    package static let eventAgeSeconds = 60...21_600
    private static let destinationServices: Set<String> = ["sqs", "sns", "lambda", "events", "s3"]

    /// - Throws: `ValidationException` and `InvalidParameterValueException` with AWS's texts.
    package static func check(_ config: EventInvokeConfig, functionARN: String) throws(ServiceError) {
        try check(config.maximumRetryAttempts, "maximumRetryAttempts", retryAttempts)
        try check(config.maximumEventAgeInSeconds, "maximumEventAgeInSeconds", eventAgeSeconds)
        let destinations = config.destinationConfig
        guard
            config.maximumRetryAttempts != nil || config.maximumEventAgeInSeconds != nil
                || destinations?.onSuccess != nil || destinations?.onFailure != nil
        else {
            throw invalid("You must specify at least one of error handling or destination setting.")
        }
        for (destination, isFailure) in [(destinations?.onSuccess, false), (destinations?.onFailure, true)] {
            guard let arn = destination?.arn, !arn.isEmpty else { continue }
            try check(destination: arn, isFailure: isFailure, functionARN: functionARN)
        }
    }

    private static func check(
        destination arn: String, isFailure: Bool, functionARN: String
    ) throws(ServiceError) {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 6, parts[0] == "arn", destinationServices.contains(String(parts[2])) else {
            throw invalid("The destination ARN \(arn) is invalid.")
        }
        if arn == functionARN || arn.hasPrefix("\(functionARN):") {
            throw invalid("You can't specify the function as a destination for itself.")
        }
        if parts[2] == "s3", !isFailure { throw invalid("The destination ARN \(arn) is invalid.") }
        if ["sqs", "sns"].contains(parts[2]), arn.hasSuffix(".fifo") {
            throw invalid("The destination ARN \(arn) is invalid.")
        }
    }

    private static func check(_ value: Int?, _ name: String, _ range: ClosedRange<Int>) throws(ServiceError) {
        guard let value, !range.contains(value) else { return }
        let bound =
            value < range.lowerBound
            ? "greater than or equal to \(range.lowerBound)" : "less than or equal to \(range.upperBound)"
        throw ServiceError(
            "ValidationException",
            "1 validation error detected: Value '\(value)' at '\(name)' failed to satisfy constraint: "
                + "Member must have value \(bound)", status: 400)
    }

    private static func invalid(_ message: String) -> ServiceError {
        ServiceError("InvalidParameterValueException", message, status: 400)
    }
}

extension EventInvokeConfig {
    /// What is left when an update is laid over these settings; what it does not name stays.
    func merging(_ update: EventInvokeConfig) -> EventInvokeConfig {
        var destinations = destinationConfig
        if let updated = update.destinationConfig {
            destinations = DestinationConfig(
                onSuccess: updated.onSuccess ?? destinations?.onSuccess,
                onFailure: updated.onFailure ?? destinations?.onFailure)
        }
        return EventInvokeConfig(
            maximumRetryAttempts: update.maximumRetryAttempts ?? maximumRetryAttempts,
            maximumEventAgeInSeconds: update.maximumEventAgeInSeconds ?? maximumEventAgeInSeconds,
            destinationConfig: destinations)
    }
}
