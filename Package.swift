// swift-tools-version: 6.2
import PackageDescription

/// `HUB_WARNINGS_AS_ERRORS=1` is set by the Makefile's checking targets; a plain `swift build` stays lenient, so that
/// a newer compiler's new warning does not lock anybody out.
let isStrict = Context.environment["HUB_WARNINGS_AS_ERRORS"] == "1"

let houseSettings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

/// Arrows point down only: a target may name those listed before it here, never one after it.
let package = Package(
    name: "campaign-hub",
    products: [
        .executable(name: "campaignhub", targets: ["campaignhub"]),
        .library(name: "HTTPServer", targets: ["HTTPServer"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-structured-headers", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "HTTPServer",
            dependencies: [
                "CZlib",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: houseSettings
        ),
        .target(name: "HubJSON", swiftSettings: houseSettings),
        .target(name: "HubDomain", dependencies: ["HubJSON"], swiftSettings: houseSettings),
        .target(
            name: "HubDefinitions",
            dependencies: ["HubDomain", "HubJSON", .product(name: "Yams", package: "Yams")],
            swiftSettings: houseSettings
        ),
        .target(
            name: "HubStore",
            dependencies: [
                "HubDomain",
                "HubJSON",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: houseSettings
        ),
        .target(
            name: "HubSQLite",
            dependencies: [
                "HubStore",
                "HubDomain",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: houseSettings
        ),
        .target(
            name: "HubOperations",
            dependencies: [
                "HubStore",
                "HubDefinitions",
                "HubDomain",
                "HubJSON",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: houseSettings
        ),
        .target(
            name: "HubDemo",
            dependencies: ["HubOperations", "HubStore", "HubDefinitions", "HubDomain", "HubJSON"],
            swiftSettings: houseSettings
        ),
        .target(
            name: "HubAPI",
            dependencies: [
                "HubOperations",
                "HubDomain",
                "HubJSON",
                "HTTPServer",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "StructuredFieldValues", package: "swift-http-structured-headers"),
            ],
            swiftSettings: houseSettings
        ),
        .executableTarget(
            name: "campaignhub",
            dependencies: [
                "CZlib",
                "HubAPI",
                "HubDemo",
                "HubSQLite",
                "HubOperations",
                "HubDefinitions",
                "HubStore",
                "HubDomain",
                "HubJSON",
                "HTTPServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: houseSettings
        ),
        .target(
            name: "HubTestSupport",
            dependencies: ["HubOperations", "HubSQLite", "HubStore", "HubDefinitions", "HubDomain", "HubJSON"],
            swiftSettings: houseSettings
        ),
        .executableTarget(
            name: "http-bench",
            dependencies: ["HTTPServer", .product(name: "HTTPTypes", package: "swift-http-types")],
            swiftSettings: houseSettings
        ),
        .testTarget(
            name: "HTTPServerTests",
            dependencies: ["CZlib", "HTTPServer", .product(name: "HTTPTypes", package: "swift-http-types")],
            swiftSettings: houseSettings
        ),
        .testTarget(name: "HubJSONTests", dependencies: ["HubJSON"], swiftSettings: houseSettings),
        .testTarget(
            name: "HubDomainTests",
            dependencies: ["HubDefinitions", "HubDomain", "HubJSON"],
            swiftSettings: houseSettings
        ),
        .testTarget(
            name: "HubDefinitionsTests",
            dependencies: ["HubDefinitions", "HubDomain", "HubJSON"],
            swiftSettings: houseSettings
        ),
        .testTarget(
            name: "HubStoreTests",
            dependencies: ["HubStore", "HubSQLite", "HubDomain", "HubJSON", "HubTestSupport"],
            swiftSettings: houseSettings
        ),
        .testTarget(
            name: "HubOperationsTests",
            dependencies: [
                "HubOperations", "HubStore", "HubSQLite", "HubDefinitions", "HubDomain", "HubJSON", "HubTestSupport",
            ],
            swiftSettings: houseSettings
        ),
        .testTarget(
            name: "HubDemoTests",
            dependencies: [
                "HubDemo", "HubOperations", "HubStore", "HubSQLite", "HubDefinitions", "HubDomain", "HubJSON",
                "HubTestSupport",
            ],
            swiftSettings: houseSettings
        ),
        .testTarget(
            name: "HubAPITests",
            dependencies: [
                "HubAPI", "HubOperations", "HubStore", "HubSQLite", "HubDefinitions", "HubDomain", "HubJSON",
                "HTTPServer",
                "HubTestSupport", .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: houseSettings
        ),
        .testTarget(
            name: "HubEndToEndTests",
            dependencies: ["HubTestSupport", "HubJSON", "HubDomain"],
            swiftSettings: houseSettings
        ),
    ],
    swiftLanguageModes: [.v6]
)
