extension Campaign {
    /// Makes the tasks of a stage from the services' templates. Build tasks are made once for a line; tasks of later
    /// stages are made anew for each attempt, because what was checked must be checked again. A variant shares the tasks
    /// of its master; what is done per locale is done on the line of the locale.
    mutating func makeTasks(for stage: StageKey, by definitions: CampaignDefinitions) throws {
        for line in lines where line.variantOf == nil {
            let templates = try definitions.service(of: line).tasks.filter { $0.stage == stage }
            let lasts = definitions.workflow.landmarks.building.contains(stage)
            makeTasks(of: LineFamily(master: line, variants: variants(of: line)), from: templates, lasting: lasts)
        }
        refreshBlockedTasks()
    }

    /// A template may wait for one that stands below it, so all ids are given before any task is made.
    private mutating func makeTasks(of family: LineFamily, from templates: [TaskTemplate], lasting: Bool) {
        let line = family.master
        let standing = tasks.filter { family.contains($0.line) }
        var made = templates.flatMap { template in
            standing.filter { $0.counts(for: template, in: family, lasts: lasting) }.map {
                PlannedTask(id: $0.id, template: template, place: RepetitionInstance(locale: $0.locale, row: $0.row))
            }
        }
        let known = Set(made.map(\.spot))
        let begun = Set(made.map(\.template.id))
        var number = Self.nextNumber(in: tasks.map(\.id))
        var new: [PlannedTask] = []
        for template in templates where template.minutes[line.tier] > 0 {
            for place in instances(of: template.repetition, locales: locales(of: line), on: line) {
                let task = PlannedTask(id: "T\(number)", template: template, place: place)
                // Rows that come in later bring no tasks of their own; a new attempt of one variant does.
                guard !begun.contains(template.id) || family.hasOwn(task) && !known.contains(task.spot) else {
                    continue
                }
                new.append(task)
                number += 1
            }
        }
        made += new
        tasks += new.map { task in
            task.task(in: family, after: made.filter { task.waits(for: $0) }.map(\.id))
        }
    }

    /// A task is blocked while one that it waits for isn't finished.
    mutating func refreshBlockedTasks() {
        let finished = Set(tasks.filter(\.state.isFinished).map(\.id))
        for index in tasks.indices where tasks[index].state == .ready || tasks[index].state == .blocked {
            tasks[index].state = tasks[index].after.allSatisfy(finished.contains) ? .ready : .blocked
        }
    }
}

/// A line with its variants, which are worked on together.
private struct LineFamily {
    let master: ServiceLine
    let variants: [ServiceLine]

    func contains(_ line: String) -> Bool { line == master.id || variants.contains { $0.id == line } }

    /// The line that the work at a place belongs to.
    func owner(of place: RepetitionInstance) -> ServiceLine {
        guard let locale = place.locale, locale != master.locale else { return master }
        return variants.first { $0.locale == locale } ?? master
    }

    /// The highest attempt of its lines: work that they share is done anew for any of them.
    var attempt: Int { ([master] + variants).map(\.attempt).max() ?? 1 }

    /// The task belongs to one of several lines.
    func hasOwn(_ task: PlannedTask) -> Bool { !variants.isEmpty && task.place.locale != nil }

    func attempt(at place: RepetitionInstance) -> Int {
        place.locale == nil ? attempt : owner(of: place).attempt
    }
}

/// A task of a template at one place of its repetition.
private struct PlannedTask {
    let id: String
    let template: TaskTemplate
    let place: RepetitionInstance

    struct Spot: Hashable {
        let template: String
        let place: RepetitionInstance
    }

    var spot: Spot { Spot(template: template.id, place: place) }

    /// Of tasks that are repeated alike one waits for its own counterpart, otherwise for all.
    func waits(for earlier: PlannedTask) -> Bool {
        guard template.after.contains(earlier.template.id) else { return false }
        let sharesLocales = template.repetition.perLocale && earlier.template.repetition.perLocale
        let sharesRows =
            template.repetition.rowOf != nil && template.repetition.rowOf == earlier.template.repetition.rowOf
        return (!sharesLocales || place.locale == earlier.place.locale)
            && (!sharesRows || place.row == earlier.place.row)
    }

    func task(in family: LineFamily, after: [String]) -> CampaignTask {
        CampaignTask(
            id: id,
            line: family.owner(of: place).id,
            template: template.id,
            stage: template.stage,
            title: template.title + (place.words.map { " (\($0))" } ?? ""),
            role: template.role,
            skill: template.skill,
            minutes: template.minutes[family.master.tier],
            attempt: family.attempt(at: place),
            locale: place.locale,
            row: place.row,
            after: after
        )
    }
}

extension CampaignTask {
    /// Work whose finisher counts as builder: what is built, and what mends a finding.
    func isBuilding(in workflow: WorkflowDefinition) -> Bool {
        finding != nil || workflow.landmarks.building.contains(stage)
    }

    /// The task is what the lines have of the template in their running attempt.
    /// - Parameter lasts: What was done once stays done in later attempts.
    fileprivate func counts(for template: TaskTemplate, in family: LineFamily, lasts: Bool) -> Bool {
        let place = RepetitionInstance(locale: locale, row: row)
        return self.template == template.id && (lasts || attempt == family.attempt(at: place))
    }
}
