import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addAbsences(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, PersonPath, ItemsOutput<AbsenceOutput>>(
                .get,
                "/v1/people/{id}/absences",
                id: "listAbsences",
                tag: "People",
                summary: "List when somebody is away",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                let absences = try await hub.absences(of: input.person, for: request.person)
                return Reply(ItemsOutput(items: absences.map(AbsenceOutput.init)))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, AddAbsence, AbsenceOutput>(
                .post,
                "/v1/people/{id}/absences",
                id: "addAbsence",
                tag: "People",
                summary: "Note that somebody is away",
                description: "For oneself; leads and administrators for anybody. Whole days of the person's own zone.",
                access: .person,
                success: .created,
                failures: [.notFound, .forbidden, .conflict]
            ) { input, request in
                let reply = { @Sendable (absence: Absence) in Reply(AbsenceOutput(absence: absence)) }
                return try await hub.addAbsence(
                    from: input.from,
                    to: input.to,
                    note: input.note,
                    of: input.person,
                    by: request.person,
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, AbsencePath, NoContent>(
                .delete,
                "/v1/people/{id}/absences/{absence}",
                id: "removeAbsence",
                tag: "People",
                summary: "Take an absence back",
                access: .person,
                success: .noContent,
                failures: [.notFound, .forbidden]
            ) { input, request in
                try await hub.removeAbsence(input.absence, of: input.person, by: request.person)
                return .done
            }
        )
    }
}

struct AddAbsence: EndpointInput {
    let person: String
    let from: CivilDate
    let to: CivilDate
    let note: String?

    init(_ reader: inout InputReader) {
        person = reader.path("id", .personReference, note: "Id or address; me for the caller.")
        from = reader.required("from", .date, note: "First day.")
        to = reader.required("to", .date, note: "Last day.")
        note = reader.optional("note", .text(1...200))
    }
}

struct AbsencePath: EndpointInput {
    let person: String
    let absence: String

    init(_ reader: inout InputReader) {
        person = reader.path("id", .personReference, note: "Id or address; me for the caller.")
        absence = reader.path("absence", .partID)
    }
}

struct AbsenceOutput: ObjectOutput {
    let absence: Absence

    static let schemaName = "Absence"

    static let fields: [OutputField<AbsenceOutput>] = [
        .init("id") { $0.absence.id },
        .init("from", note: "First day, in the person's zone.") { $0.absence.from },
        .init("to", note: "Last day.") { $0.absence.to },
        .init("note") { $0.absence.note },
    ]
}
