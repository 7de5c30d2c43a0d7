extension ConfigKey where Value == Bool {
    package static var traceDisabled: ConfigKey {
        .flag("POWERTOOLS_TRACE_DISABLED", "Whether no traces are sent", default: false)
    }
}

extension ConfigKey where Value == XRayDaemonAddress {
    package static var xRayDaemonAddress: ConfigKey<XRayDaemonAddress> {
        ConfigKey(
            "AWS_XRAY_DAEMON_ADDRESS", "Set by Lambda: where X-Ray's daemon takes datagrams",
            expecting: "an IP address and a port, such as 127.0.0.1:2000", default: XRayDaemonAddress.local
        ) { XRayDaemonAddress($0) }
    }
}

extension ConfigKey where Value == String {
    package static var taskRoot: ConfigKey {
        .string("LAMBDA_TASK_ROOT", "Set by Lambda: the folder of the function's code")
    }

    package static var samLocal: ConfigKey {
        .string("AWS_SAM_LOCAL", "Set by `sam local`, where there is no X-Ray daemon")
    }
}
