package import HubDomain
import HubJSON

extension Issue: ObjectOutput {
    package static let fields: [OutputField<Issue>] = [
        .init("pointer", note: "JSON Pointer into the body, or below `/query`, `/path` or `/headers`.") { $0.pointer },
        .init("code") { $0.code },
        .init("detail") { $0.detail },
        .whenPresent("line", note: "In a body that has lines, from 1.") { $0.position?.line },
        .whenPresent("column") { $0.position?.column },
        .whenPresent("satisfy", note: "The request that would put it right.") { $0.satisfy },
    ]
}

extension Satisfy: ObjectOutput {
    package static let fields: [OutputField<Satisfy>] = [
        .init("method") { $0.method },
        .init("href") { $0.href },
        .whenPresent("body") { $0.body },
    ]
}
