extension EventSourceSettings {
    /// What is left when an update's settings are laid over these; what it does not name stays.
    func merging(_ update: EventSourceSettings) -> EventSourceSettings {
        var merged = self
        func take<Value>(_ key: WritableKeyPath<EventSourceSettings, Value?>) {
            if let value = update[keyPath: key] { merged[keyPath: key] = value }
        }
        take(\.batchSize)
        take(\.maximumBatchingWindowInSeconds)
        take(\.filterCriteria)
        take(\.functionResponseTypes)
        take(\.scalingConfig)
        take(\.parallelizationFactor)
        take(\.bisectBatchOnFunctionError)
        take(\.maximumRetryAttempts)
        take(\.maximumRecordAgeInSeconds)
        take(\.tumblingWindowInSeconds)
        take(\.destinationConfig)
        take(\.kmsKeyARN)
        take(\.metricsConfig)
        take(\.loggingConfig)
        take(\.provisionedPollerConfig)
        // An empty object takes a setting back.
        if merged.filterCriteria?.filters?.isEmpty ?? true { merged.filterCriteria = nil }
        if merged.scalingConfig?.maximumConcurrency == nil { merged.scalingConfig = nil }
        return merged
    }
}
