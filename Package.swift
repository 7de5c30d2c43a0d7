// swift-tools-version: 6.2

import PackageDescription

/// One array of settings for every target, so that no module is checked less strictly than another.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

extension Target.Dependency {
    static let argumentParser = product(name: "ArgumentParser", package: "swift-argument-parser")
    static let collections = product(name: "DequeModule", package: "swift-collections")
    static let coreMetrics = product(name: "CoreMetrics", package: "swift-metrics")
    static let grdb = product(name: "GRDB", package: "GRDB.swift")
    static let httpTypes = product(name: "HTTPTypes", package: "swift-http-types")
    static let hummingbird = product(name: "Hummingbird", package: "hummingbird")
    static let instrumentation = product(name: "Instrumentation", package: "swift-distributed-tracing")
    static let logging = product(name: "Logging", package: "swift-log")
    static let nioCore = product(name: "NIOCore", package: "swift-nio")
    static let nioHTTP1 = product(name: "NIOHTTP1", package: "swift-nio")
    static let nioPosix = product(name: "NIOPosix", package: "swift-nio")
    static let rawStructuredFieldValues = product(
        name: "RawStructuredFieldValues", package: "swift-http-structured-headers")
    static let serviceLifecycle = product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let subprocess = product(name: "Subprocess", package: "swift-subprocess")
    static let systemPackage = product(name: "SystemPackage", package: "swift-system")
    static let tracing = product(name: "Tracing", package: "swift-distributed-tracing")
    static let unixSignals = product(name: "UnixSignals", package: "swift-service-lifecycle")
    static let yams = product(name: "Yams", package: "Yams")
}

/// A library of the package: `path` is below `Sources/`.
func module(_ name: String, at path: String? = nil, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Sources/\(path ?? name)",
        exclude: name == "SharedLayer" ? ["template.json", "samconfig.toml", "layer"] : [],
        swiftSettings: settings)
}

/// A stack of Moneta Core: its handlers, with the documents and templates that stand beside them.
func stack(_ name: String, resources: [Resource] = []) -> Target {
    .target(
        name: name,
        dependencies: ["SharedLayer", "FunctionRuntime", "LambdaEvents", "CurlTransport", .logging],
        path: "Sources/Handlers/\(name)",
        exclude: ["README.md", "technical_design.md", "template.json", "samconfig.toml"],
        resources: resources,
        swiftSettings: settings)
}

/// The executable of a stack: it registers the stack's functions by name.
func bootstrap(_ stack: String) -> Target {
    .executableTarget(
        name: "\(stack)Bootstrap", dependencies: [.target(name: stack), "FunctionRuntime", "SharedLayer"],
        path: "Sources/Handlers/Bootstrap/\(stack)", swiftSettings: settings)
}

/// The tests of one module: `path` is below `Tests/`, which mirrors `Sources/`.
func tests(_ name: String, at path: String? = nil, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: dependencies + ["TestSupport"], path: "Tests/\(path ?? name)",
        swiftSettings: settings)
}

let package = Package(
    name: "moneta",
    products: [
        .library(name: "FunctionRuntime", targets: ["FunctionRuntime"]),
        .library(name: "LambdaEvents", targets: ["LambdaEvents"]),
        .library(name: "LambdaExtensions", targets: ["LambdaExtensions"]),
        // What `scripts/soak` links with libFuzzer.
        .library(name: "Fuzzing", type: .static, targets: ["Fuzzing"]),
        .executable(name: "moneta", targets: ["moneta"]),
        .executable(name: "moneta-core", targets: ["moneta-core"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.2"),
        .package(url: "https://github.com/apple/swift-http-structured-headers.git", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    ],
    targets: [
        // C libraries and the only modules with unsafe code.
        .systemLibrary(
            name: "CCurl", path: "Sources/CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "CCares", path: "Sources/CCares", linkerSettings: [.linkedLibrary("cares")]),
        .systemLibrary(
            name: "COpenSSL", path: "Sources/COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        module("POSIXProcess"),
        module("CurlTransport", ["CCares", "CCurl", "POSIXProcess"]),
        module("OpenSSLCrypto", ["COpenSSL"]),

        // The runtime, for functions.
        module("JSONCoding"),
        module("LambdaEvents"),
        // What the runtime itself needs of the Extensions API: LambdaExtensions as a whole would add 450 KB to each function.
        module("LambdaAPI", ["CurlTransport", "POSIXProcess"]),
        module("LambdaExtensions", ["CurlTransport", "LambdaAPI", "POSIXProcess"]),
        module(
            "FunctionRuntime",
            [
                "CurlTransport", "JSONCoding", "LambdaAPI", "LambdaEvents", "POSIXProcess", .instrumentation, .logging,
            ]),

        // Moneta Core, the application.
        module(
            "SharedLayer",
            [
                "CurlTransport", "LambdaEvents", "OpenSSLCrypto", "FunctionRuntime", "JSONCoding", "POSIXProcess",
                .coreMetrics, .instrumentation, .logging, .rawStructuredFieldValues, .tracing,
            ]),
        stack("SubscriptionCharge"),
        bootstrap("SubscriptionCharge"),
        stack("Authentication"),
        bootstrap("Authentication"),
        stack("Partner"),
        bootstrap("Partner"),
        stack("Contract"),
        bootstrap("Contract"),
        stack("Transaction"),
        bootstrap("Transaction"),
        stack("Dispute"),
        bootstrap("Dispute"),
        stack("Reconciliation"),
        bootstrap("Reconciliation"),
        stack("Settlement"),
        bootstrap("Settlement"),
        .executableTarget(
            name: "moneta-core",
            dependencies: [
                "Contract", "Scenario", "SharedLayer", "CurlTransport", .argumentParser, .systemPackage,
            ],
            path: "Sources/moneta-core", swiftSettings: settings),
        // What `make bench-shared` measures: here, because only this package sees SharedLayer.
        .executableTarget(
            name: "shared-layer-loops",
            dependencies: [
                "SharedLayer", "CurlTransport", "FunctionRuntime", "LambdaEvents", "OpenSSLCrypto",
                .logging,
            ],
            path: "Benchmarks/SharedLayerLoops", swiftSettings: settings),
        // The load of `make bench-pipelines`, for the same reason.
        .executableTarget(
            name: "pipeline-load",
            dependencies: ["CurlTransport", "Scenario", "SharedLayer", "TestSupport", .argumentParser],
            path: "Benchmarks/PipelineLoad", swiftSettings: settings),

        // The emulator.
        module("Wire", at: "Emulator/Wire"),
        module("Storage", at: "Emulator/Storage", [.grdb]),
        module("Templates", at: "Emulator/Templates", ["VirtualTime", .yams]),
        module(
            "Functions", at: "Emulator/Functions",
            [
                "Delivery", "LambdaEvents", "Storage", "VirtualTime", "Wire", .grdb, .logging, .nioCore, .nioHTTP1,
                .nioPosix, .serviceLifecycle, .subprocess, .systemPackage,
            ]),
        module("VirtualTime", at: "Emulator/VirtualTime"),
        module(
            "Delivery", at: "Emulator/Delivery",
            ["Storage", "VirtualTime", .collections, .grdb, .logging, .serviceLifecycle]),
        module("EventPatterns", at: "Emulator/EventPatterns", ["JSONCoding"]),
        module("Gateway", at: "Emulator/Gateway", ["Functions", "LambdaEvents", "Wire", .logging]),
        module("Tables", at: "Emulator/Tables", ["Wire", "Storage", .grdb, .logging]),
        module(
            "Queues", at: "Emulator/Queues",
            [
                "Delivery", "JSONCoding", "OpenSSLCrypto", "Storage", "VirtualTime", "Wire", .grdb, .logging,
                .serviceLifecycle,
            ]),
        module("Keys", at: "Emulator/Keys", ["Wire", "Storage", "OpenSSLCrypto", .grdb, .logging]),
        module(
            "Topics", at: "Emulator/Topics",
            [
                "CurlTransport", "Delivery", "EventPatterns", "JSONCoding", "OpenSSLCrypto", "Storage", "VirtualTime",
                "Wire", .grdb, .logging, .serviceLifecycle,
            ]),
        module(
            "EventBus", at: "Emulator/EventBus",
            [
                "CurlTransport", "Delivery", "EventPatterns", "JSONCoding", "LambdaEvents", "Storage", "VirtualTime",
                "Wire", .grdb, .logging, .serviceLifecycle,
            ]),
        module(
            "Schedules", at: "Emulator/Schedules",
            [
                "Delivery", "LambdaEvents", "Storage", "VirtualTime", "Wire", .grdb, .logging, .serviceLifecycle,
            ]),
        module(
            "Secrets", at: "Emulator/Secrets",
            ["Keys", "OpenSSLCrypto", "Storage", "VirtualTime", "Wire", .grdb, .logging]),
        module(
            "Parameters", at: "Emulator/Parameters",
            ["Keys", "OpenSSLCrypto", "Storage", "VirtualTime", "Wire", .grdb, .logging]),
        module(
            "Objects", at: "Emulator/Objects",
            [
                "Delivery", "LambdaEvents", "OpenSSLCrypto", "POSIXProcess", "Storage", "VirtualTime", "Wire", .grdb,
                .logging, .serviceLifecycle,
            ]),
        module(
            "Monitoring", at: "Emulator/Monitoring",
            ["JSONCoding", "LambdaEvents", "Storage", "VirtualTime", "Wire", .grdb]),
        module("Identity", at: "Emulator/Identity", ["Wire"]),
        module(
            "EventSources", at: "Emulator/EventSources",
            [
                "Delivery", "EventPatterns", "Functions", "LambdaEvents", "Queues", "Storage", "Tables", "VirtualTime",
                "Wire", .grdb, .logging, .serviceLifecycle,
            ]),
        module(
            "Emulator", at: "Emulator/Application",
            [
                "CurlTransport", "Delivery", "EventBus", "EventPatterns", "EventSources", "Functions", "Gateway",
                "Identity", "JSONCoding", "Keys", "LambdaEvents", "Monitoring", "Objects", "Parameters", "Queues",
                "Schedules", "Secrets", "Storage", "Tables", "Templates", "Topics", "VirtualTime", "Wire", .grdb,
                .httpTypes, .logging, .nioCore, .nioHTTP1, .nioPosix, .serviceLifecycle,
            ]),
        .executableTarget(
            name: "moneta",
            dependencies: [
                "Emulator", "Storage", "CurlTransport", "VirtualTime", .argumentParser, .logging, .serviceLifecycle,
                .systemPackage,
                .unixSignals,
            ],
            path: "Sources/moneta", swiftSettings: settings),

        // The demonstration: one charge, end to end, against the real emulator process.
        module(
            "Scenario",
            [
                "SharedLayer", "SubscriptionCharge", "CurlTransport", "OpenSSLCrypto", "LambdaEvents", "TestSupport",
                .hummingbird, .httpTypes, .logging, .nioCore, .serviceLifecycle,
            ]),
        .executableTarget(
            name: "demo", dependencies: ["Scenario", "TestSupport", .argumentParser], path: "Sources/demo",
            swiftSettings: settings),

        // Tests.
        .target(
            name: "TestSupport",
            dependencies: ["CurlTransport", .nioCore, .nioPosix, .subprocess, .systemPackage],
            path: "Tests/TestSupport", swiftSettings: settings),
        .executableTarget(
            name: "runtime-fixture", dependencies: ["CurlTransport", "FunctionRuntime", .logging],
            path: "Tests/Fixtures/RuntimeFixture", swiftSettings: settings),
        // The long form of what `ChargeSoakTests` does.
        .executableTarget(
            name: "charge-soak", dependencies: ["CurlTransport", "Scenario", "TestSupport", .argumentParser],
            path: "Tests/ChargeSoak", swiftSettings: settings),
        .executableTarget(
            name: "extension-fixture", dependencies: ["LambdaExtensions"], path: "Tests/Fixtures/ExtensionFixture",
            swiftSettings: settings),
        tests("POSIXProcess", ["POSIXProcess"]),
        .target(
            name: "Fuzzing",
            dependencies: [
                "CurlTransport", "EventBus", "EventPatterns", "FunctionRuntime", "JSONCoding", "LambdaAPI",
                "LambdaEvents", "Monitoring", "Objects", "OpenSSLCrypto", "Queues", "SharedLayer", "Tables", "Topics",
                "VirtualTime", "Wire", .logging,
            ],
            path: "Tests/Fuzzing/Targets", swiftSettings: settings),
        tests("Fuzzing", at: "Fuzzing/Replay", ["Fuzzing"]),
        tests("CurlTransport", ["CurlTransport"]),
        tests("OpenSSLCrypto", ["OpenSSLCrypto"]),
        tests("JSONCoding", ["JSONCoding", "LambdaEvents"]),
        tests("LambdaEvents", ["LambdaEvents"]),
        tests("LambdaAPI", ["LambdaAPI", "CurlTransport"]),
        tests("LambdaExtensions", ["LambdaExtensions", "LambdaAPI", "CurlTransport"]),
        tests("FunctionRuntime", ["FunctionRuntime", "CurlTransport", "LambdaEvents", .instrumentation, .logging]),
        tests(
            "SharedLayer",
            [
                "SharedLayer", "CurlTransport", "OpenSSLCrypto", "LambdaEvents", "FunctionRuntime", "JSONCoding",
                .coreMetrics, .instrumentation, .logging, .tracing,
            ]),
        tests(
            "SubscriptionCharge", at: "Handlers/SubscriptionCharge",
            [
                "SubscriptionCharge", "Scenario", "SharedLayer", "LambdaEvents", "FunctionRuntime", "CurlTransport",
                "OpenSSLCrypto", .logging,
            ]),
        tests(
            "Authentication", at: "Handlers/Authentication",
            [
                "Authentication", "Scenario", "SharedLayer", "LambdaEvents", "FunctionRuntime", "CurlTransport",
                "OpenSSLCrypto", .logging,
            ]),
        tests(
            "Partner", at: "Handlers/Partner",
            [
                "Partner", "Scenario", "SharedLayer", "LambdaEvents", "FunctionRuntime", "CurlTransport",
                "OpenSSLCrypto", .logging,
            ]),
        tests(
            "Contract", at: "Handlers/Contract",
            [
                "Contract", "Scenario", "SharedLayer", "LambdaEvents", "FunctionRuntime", "CurlTransport",
                "OpenSSLCrypto", .logging,
            ]),
        tests(
            "Transaction", at: "Handlers/Transaction",
            [
                "Transaction", "Scenario", "SharedLayer", "LambdaEvents", "FunctionRuntime", "CurlTransport",
                "OpenSSLCrypto", .logging,
            ]),
        tests(
            "Dispute", at: "Handlers/Dispute",
            [
                "Dispute", "Scenario", "SharedLayer", "LambdaEvents", "FunctionRuntime", "CurlTransport",
                "OpenSSLCrypto", .logging,
            ]),
        tests(
            "Reconciliation", at: "Handlers/Reconciliation",
            [
                "Reconciliation", "Scenario", "SharedLayer", "LambdaEvents", "FunctionRuntime", "CurlTransport",
                "OpenSSLCrypto", .logging,
            ]),
        tests(
            "Settlement", at: "Handlers/Settlement",
            [
                "Settlement", "Scenario", "SharedLayer", "LambdaEvents", "FunctionRuntime", "CurlTransport",
                "OpenSSLCrypto", .logging,
            ]),
        tests("Templates", at: "Emulator/Templates", ["Templates"]),
        tests(
            "Functions", at: "Emulator/Functions",
            [
                "Delivery", "Functions", "LambdaEvents", "Storage", "VirtualTime", "Wire", .grdb, .logging,
                .serviceLifecycle,
            ]),
        tests("Gateway", at: "Emulator/Gateway", ["Gateway", "Functions", "LambdaEvents", .logging]),
        tests("Tables", at: "Emulator/Tables", ["Tables", "Wire", "Storage", .grdb, .logging]),
        tests(
            "Queues", at: "Emulator/Queues",
            ["Delivery", "Queues", "Storage", "VirtualTime", "Wire", .grdb, .logging, .serviceLifecycle]),
        tests("Keys", at: "Emulator/Keys", ["Keys", "Wire", "Storage", "OpenSSLCrypto", .grdb, .logging]),
        tests(
            "EventSources", at: "Emulator/EventSources",
            [
                "Delivery", "EventPatterns", "EventSources", "Functions", "LambdaEvents", "Queues", "Storage", "Tables",
                "VirtualTime", "Wire", .grdb, .logging, .serviceLifecycle,
            ]),
        tests("Wire", at: "Emulator/Wire", ["Wire"]),
        tests("VirtualTime", at: "Emulator/VirtualTime", ["VirtualTime"]),
        tests("Delivery", at: "Emulator/Delivery", ["Delivery", "Storage", "VirtualTime", .grdb, .logging]),
        tests("EventPatterns", at: "Emulator/EventPatterns", ["EventPatterns", "JSONCoding"]),
        tests(
            "Topics", at: "Emulator/Topics",
            [
                "CurlTransport", "Delivery", "OpenSSLCrypto", "Storage", "Topics", "VirtualTime", "Wire", .grdb,
                .logging, .serviceLifecycle,
            ]),
        tests(
            "EventBus", at: "Emulator/EventBus",
            [
                "CurlTransport", "Delivery", "EventBus", "EventPatterns", "LambdaEvents", "Storage", "VirtualTime",
                "Wire", .grdb, .logging, .serviceLifecycle,
            ]),
        tests(
            "Schedules", at: "Emulator/Schedules",
            ["Delivery", "Schedules", "Storage", "VirtualTime", "Wire", .grdb, .logging, .serviceLifecycle]),
        tests(
            "Secrets", at: "Emulator/Secrets", ["Keys", "Secrets", "Storage", "VirtualTime", "Wire", .grdb, .logging]),
        tests(
            "Parameters", at: "Emulator/Parameters",
            ["Keys", "Parameters", "Storage", "VirtualTime", "Wire", .grdb, .logging]),
        tests(
            "Objects", at: "Emulator/Objects",
            ["Delivery", "LambdaEvents", "Objects", "Storage", "VirtualTime", "Wire", .grdb, .logging]),
        tests("Monitoring", at: "Emulator/Monitoring", ["Monitoring", "Storage", "VirtualTime", "Wire", .grdb]),
        tests("Identity", at: "Emulator/Identity", ["Identity", "Wire"]),
        // The services as AWS's own clients see them, in the real process.
        tests("Services", at: "Emulator/Services", ["CurlTransport", "LambdaEvents"]),
        tests("Storage", at: "Emulator/Storage", ["Storage", .grdb]),
        tests(
            "Emulator", at: "Emulator/Application",
            ["Emulator", "Scenario", "Wire", "LambdaEvents", "CurlTransport", "SharedLayer"]),
        tests("Packaging", []),
        tests(
            "MonetaCore",
            ["Scenario", "SharedLayer", "SubscriptionCharge", "CurlTransport", "OpenSSLCrypto"]),
        tests("Architecture", []),
    ]
)
