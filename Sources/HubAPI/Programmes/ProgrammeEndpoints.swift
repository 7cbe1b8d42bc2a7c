import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// Campaigns that belong together.
extension HubAPI {
    static func addProgrammes(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, PageInput, Page<ProgrammeOutput>>(
                .get,
                "/v1/programmes",
                id: "listProgrammes",
                tag: "Programmes",
                summary: "List programmes, the newest first",
                access: .person
            ) { input, request in
                let after = try input.page.after.map { position throws(HubError) in try position.integer(0) }
                let found = try await hub.programmes(
                    HubDomain.PageRequest(limit: input.page.limit, after: after)
                )
                let next = found.next.map { input.page.cursor(after: [.integer($0)]) }
                return Reply(Page(found.items.map(ProgrammeOutput.init), next: next))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, ProgrammePath, ProgrammeDetailOutput>(
                .get,
                "/v1/programmes/{key}",
                id: "showProgramme",
                tag: "Programmes",
                summary: "Show a programme with what its campaigns come to",
                description: "Over the campaigns that the caller may know of. Currencies are never added up.",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                Reply(ProgrammeDetailOutput(detail: try await hub.programme(input.key, for: request.person)))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, ProgrammePath, ItemsOutput<ProgrammeLaunchOutput>>(
                .get,
                "/v1/programmes/{key}/calendar",
                id: "showProgrammeCalendar",
                tag: "Programmes",
                summary: "List the launches of a programme in order",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                let launches = try await hub.programme(input.key, for: request.person).launches
                return Reply(ItemsOutput(items: launches.map(ProgrammeLaunchOutput.init)))
            }
        )
        catalogue.add(makeProgramme(hub))
        catalogue.add(editProgramme(hub))
        catalogue.add(addToProgramme(hub))
        catalogue.add(removeFromProgramme(hub))
    }

    private static let makers = Access.roles(Set(Programme.makers))

    private static func makeProgramme(_ hub: Hub) -> Endpoint<HubDomain.Caller, MakeProgramme, ProgrammeOutput> {
        Endpoint(
            .post,
            "/v1/programmes",
            id: "makeProgramme",
            tag: "Programmes",
            summary: "Make a programme",
            access: makers,
            success: .created
        ) { input, request in
            let reply = { @Sendable (view: ProgrammeView) in
                Reply(ProgrammeOutput(view: view), location: "/v1/programmes/\(view.programme.key)")
            }
            return try await hub.makeProgramme(
                input.title,
                note: input.note,
                owner: input.owner,
                by: request.person,
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func editProgramme(_ hub: Hub) -> Endpoint<HubDomain.Caller, EditProgramme, ProgrammeOutput> {
        Endpoint(
            .patch,
            "/v1/programmes/{key}",
            id: "editProgramme",
            tag: "Programmes",
            summary: "Change title, note or owner of a programme",
            access: makers,
            takesIfMatch: true,
            failures: [.notFound, .forbidden]
        ) { input, request in
            let note: String?? =
                switch input.note {
                case .absent: nil
                case .null: .some(nil)
                case .value(let note): .some(note)
                }
            let view = try await hub.editProgramme(
                input.key,
                title: input.title,
                note: note,
                owner: input.owner,
                by: request.person,
                expecting: try request.expectedVersion()
            )
            return Reply(ProgrammeOutput(view: view))
        }
    }

    private static func addToProgramme(
        _ hub: Hub
    ) -> Endpoint<HubDomain.Caller, ProgrammeCampaignPath, ProgrammeDetailOutput> {
        Endpoint(
            .put,
            "/v1/programmes/{key}/campaigns/{campaign}",
            id: "addToProgramme",
            tag: "Programmes",
            summary: "Take a campaign into a programme",
            description: "By its requester, producers and leads. A campaign belongs to one programme at most.",
            access: makers,
            takesIfMatch: true,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let detail = try await hub.add(
                input.campaign,
                to: input.key,
                by: request.person,
                expecting: try request.expectedVersion()
            )
            return Reply(ProgrammeDetailOutput(detail: detail))
        }
    }

    private static func removeFromProgramme(
        _ hub: Hub
    ) -> Endpoint<HubDomain.Caller, ProgrammeCampaignPath, NoContent> {
        Endpoint(
            .delete,
            "/v1/programmes/{key}/campaigns/{campaign}",
            id: "removeFromProgramme",
            tag: "Programmes",
            summary: "Take a campaign out of a programme",
            access: makers,
            takesIfMatch: true,
            success: .noContent,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            try await hub.remove(
                input.campaign,
                from: input.key,
                by: request.person,
                expecting: try request.expectedVersion()
            )
            return .done
        }
    }
}
