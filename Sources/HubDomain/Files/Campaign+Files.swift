private import HubJSON

extension Campaign {
    /// Whether somebody may add files now: whoever works on the campaign, while there is work. Requesters still owe files
    /// when their brief has long been accepted.
    /// - Throws: `forbidden`, or `conflict` when the campaign is live or over.
    package func checkMayAddFiles(_ caller: Caller, _ workflow: WorkflowDefinition) throws(HubError) {
        let category = workflow.stage(stage)?.category ?? .ended
        guard worksOn(caller, in: category) else {
            throw HubError(.forbidden, "Only the requester, producers, reviewers and leads add files to this campaign")
        }
        guard category != .ended else {
            throw HubError(
                .conflict,
                "A campaign that is \(stage.rawValue) takes no more files",
                details: ["stage": .string(stage.rawValue)]
            )
        }
    }

    /// Whether somebody may remove a file: leads any, others what they uploaded while there is work.
    /// - Throws: `forbidden`, or `conflict` when the campaign is over or the brief refers to the file.
    package func checkMayRemove(_ file: CampaignFile, _ caller: Caller, _ workflow: WorkflowDefinition) throws(HubError)
    {
        if !caller.has(.lead, in: division) {
            guard file.uploadedBy == caller.id else {
                throw HubError(.forbidden, "Only who uploaded a file and leads remove it")
            }
            try checkMayAddFiles(caller, workflow)
        }
        guard let place = pointers(to: file.id).first else { return }
        throw HubError(
            .conflict,
            "The brief refers to the file \(file.id): answer that field otherwise first",
            issues: [Issue(pointer: place, code: "referenced", detail: "refers to the file \(file.id)")]
        )
    }

    private func worksOn(_ caller: Caller, in category: StageCategory) -> Bool {
        if caller.has(.lead, in: division) { return true }
        if caller.has(anyOf: [.producer, .reviewer], in: division), category != .draft { return true }
        return caller.has(.requester, in: division) && (caller.id == requester || caller.id == requestedFor)
    }

    /// The places of the brief that refer to one of the campaign's own files.
    package func pointers(to file: FileID) -> [String] {
        fileReferences.filter { $0.file == file.description }.map(\.pointer)
    }

    /// Every reference to a file of the hub in the brief: what it says and where.
    package var fileReferences: [(file: String, pointer: String)] {
        var found: [(file: String, pointer: String)] = []
        Self.collect(.object(brief), at: "/brief", into: &found)
        for (index, line) in lines.enumerated() {
            Self.collect(.object(line.answers), at: "/lines/\(index)/answers", into: &found)
        }
        return found
    }

    private static func collect(
        _ value: JSONValue,
        at pointer: String,
        into found: inout [(file: String, pointer: String)]
    ) {
        switch value {
        case .object(let object):
            if object.count == 1, let file = object["file"]?.string {
                found.append((file: file, pointer: pointer))
                return
            }
            for (key, member) in object.members {
                collect(member, at: pointer + "/" + JSONPointer.escape(key), into: &found)
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() { collect(element, at: "\(pointer)/\(index)", into: &found) }
        default: break
        }
    }
}
