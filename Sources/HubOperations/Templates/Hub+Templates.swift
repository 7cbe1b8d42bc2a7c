package import HubDomain
import HubJSON
import HubStore

/// A template with its owner's name.
package struct TemplateView: Sendable {
    package let template: RequestTemplate
    package let owner: PersonName
}

/// A template as somebody saves it.
package struct TemplateDraft: Sendable {
    package var name: String
    package var sharing: RequestTemplate.Sharing
    package var source: Source

    /// Where its content comes from.
    package enum Source: Sendable {
        case request(RequestDraft)
        case campaign(CampaignKey)
    }

    package init(name: String, sharing: RequestTemplate.Sharing, source: Source) {
        self.name = name
        self.sharing = sharing
        self.source = source
    }
}

/// A change of a template; what is `nil` stays as it is.
package struct TemplateEdit: Sendable {
    package var name: String?
    package var sharing: RequestTemplate.Sharing?
    /// In place of the whole request.
    package var request: RequestDraft?

    package init() {}
}

extension Hub {
    /// Saves a beginning of requests.
    /// - Throws: `forbidden` outside one's divisions, `not-found` for the campaign, or `invalid`.
    package func save(
        _ draft: TemplateDraft,
        by caller: Caller,
        repetition: RepetitionPolicy<TemplateView> = .never
    ) async throws -> Repeatable<TemplateView> {
        let id = ids.next()
        return try await write(repetition) { tx in
            let request = try content(of: draft.source, by: caller, in: tx)
            let template = RequestTemplate(
                id: id,
                name: draft.name,
                owner: caller.id,
                sharing: draft.sharing,
                division: request.division,
                request: request.json,
                createdAt: tx.now,
                updatedAt: tx.now
            )
            try tx.templates.insert(template)
            return try view(of: template, in: tx)
        }
    }

    /// - Throws: `not-found` also for what isn't shared with the caller.
    package func template(_ id: String, for caller: Caller) async throws -> TemplateView {
        try await store.read { tx in try view(of: try usable(id, by: caller, in: tx), in: tx) }
    }

    /// The caller's own templates and those shared with them, in order of their making.
    package func templates(for caller: Caller, _ page: PageRequest<String>) async throws -> Page<TemplateView, String> {
        try await store.read { tx in
            var found: [RequestTemplate] = []
            var last = page.after ?? ""
            while found.count < page.fetchCount {
                let batch = try tx.templates.list(after: last, limit: 200)
                guard let end = batch.last else { break }
                found += batch.filter { $0.isVisible(to: caller) }
                last = end.id
            }
            let shown = page.page(Array(found.prefix(page.fetchCount)), key: \.id)
            return Page(items: try shown.items.map { try view(of: $0, in: tx) }, next: shown.next)
        }
    }

    /// - Throws: `not-found`, `forbidden`, `stale-version` or `invalid`.
    package func edit(
        template id: String,
        _ edit: TemplateEdit,
        by caller: Caller,
        expecting version: Int64?
    ) async throws -> TemplateView {
        try await write { tx in
            var template = try editable(id, by: caller, expecting: version, in: tx)
            let before = template
            template.name = edit.name ?? template.name
            template.sharing = edit.sharing ?? template.sharing
            if let request = edit.request {
                let checked = try content(of: .request(request), by: caller, in: tx)
                template.request = checked.json
                template.division = checked.division
            }
            guard template != before else { return try view(of: template, in: tx) }
            template.version += 1
            template.updatedAt = tx.now
            try tx.templates.update(template)
            return try view(of: template, in: tx)
        }
    }

    /// - Throws: `not-found`, `forbidden` or `stale-version`.
    package func delete(template id: String, by caller: Caller, expecting version: Int64?) async throws {
        try await write { tx in
            try tx.templates.delete(try editable(id, by: caller, expecting: version, in: tx).id)
        }
    }

    private func usable(_ id: String, by caller: Caller, in tx: ReadTransaction) throws -> RequestTemplate {
        guard let template = try tx.templates.find(id), template.isVisible(to: caller) else {
            throw HubError(.notFound, "There is no template \"\(id.shortened)\"")
        }
        return template
    }

    private func editable(
        _ id: String,
        by caller: Caller,
        expecting version: Int64?,
        in tx: ReadTransaction
    ) throws -> RequestTemplate {
        let template = try usable(id, by: caller, in: tx)
        guard template.isEditable(by: caller) else {
            throw HubError(.forbidden, "A template is changed by its owner, a shared one by leads of its division too")
        }
        if let version, version != template.version {
            throw HubError(
                .staleVersion,
                "The template was changed by somebody else: it is at version \(template.version)",
                details: ["version": .integer(template.version)]
            )
        }
        return template
    }

    /// Drafts may be incomplete, and so may templates; what is there has to be of the right form.
    private func content(
        of source: TemplateDraft.Source,
        by caller: Caller,
        in tx: ReadTransaction
    ) throws -> RequestDraft {
        let heads = definitions.current
        let draft: RequestDraft
        switch source {
        case .request(let request):
            let issues = heads.formIssues(of: request, by: caller).map {
                Issue(pointer: "/request" + $0.pointer, code: $0.code, detail: $0.detail)
            }
            guard issues.isEmpty else { throw HubError(.invalid, "The template has problems", issues: issues) }
            draft = request
        case .campaign(let key):
            let copied = RequestDraft(like: try readable(key, by: caller, in: tx))
            draft = copied.without(heads.formIssues(of: copied, by: caller))
        }
        try Self.check(caller, mayRequestFor: draft.division, heads)
        return draft
    }

    private func view(of template: RequestTemplate, in tx: ReadTransaction) throws -> TemplateView {
        TemplateView(template: template, owner: try name(of: template.owner, in: tx))
    }
}
