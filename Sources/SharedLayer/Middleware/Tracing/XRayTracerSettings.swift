import FunctionRuntime

/// How a function traces.
package struct XRayTracerSettings: Sendable {
    /// The annotation `Service`, by which traces are found.
    package var service: String?
    /// Nil where nothing is sent: ids are handed on all the same.
    package var daemon: XRayDaemonAddress?
    package var redaction = LogRedaction()

    package init(service: String? = nil, daemon: XRayDaemonAddress?) {
        self.service = service
        self.daemon = daemon
    }

    /// What the environment says: `POWERTOOLS_SERVICE_NAME`, `AWS_XRAY_DAEMON_ADDRESS`, `POWERTOOLS_TRACE_DISABLED`.
    ///
    /// Outside of Lambda (`LAMBDA_TASK_ROOT` is absent, or `AWS_SAM_LOCAL` is there) there is no daemon to send to.
    package init(config: EnvConfig) throws(ConfigError) {
        let (service, daemon, isDisabled) = try config.values(.serviceName, .xRayDaemonAddress, .traceDisabled)
        let (taskRoot, samLocal) = try config.optionals(.taskRoot, .samLocal)
        let isInLambda = taskRoot != nil && samLocal == nil
        self.init(service: service, daemon: isInLambda && !isDisabled ? daemon : nil)
    }
}
