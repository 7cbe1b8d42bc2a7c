// swift-tools-version: 6.2
import PackageDescription

/// Fuzz targets, apart from the product: the parser's sources are compiled (through links) into one module with the
/// harness, with libFuzzer's coverage and the optimiser on. `scripts/fuzz` builds and runs them.
let package = Package(
    name: "fuzz",
    dependencies: [.package(url: "https://github.com/apple/swift-http-types", from: "1.8.0")],
    targets: [
        .executableTarget(
            name: "fuzz-http",
            dependencies: [.product(name: "HTTPTypes", package: "swift-http-types")],
            path: "HTTPFuzz",
            swiftSettings: [
                .unsafeFlags(["-parse-as-library"]),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
            ]
        )
    ],
    swiftLanguageModes: [.v6]
)
