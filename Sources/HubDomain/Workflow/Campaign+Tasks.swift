extension Campaign {
    /// Makes the tasks of a stage from the services' templates. Build tasks are made once for a line; tasks of later
    /// stages are made anew for each attempt, because what was checked must be checked again.
    mutating func makeTasks(for stage: StageKey, by definitions: CampaignDefinitions) throws {
        for line in lines {
            let templates = try definitions.service(of: line).tasks.filter { $0.stage == stage }
            makeTasks(of: line, from: templates)
        }
        refreshBlockedTasks()
    }

    /// A template may wait for one that stands below it, so all ids are given before any task is made.
    private mutating func makeTasks(of line: ServiceLine, from templates: [TaskTemplate]) {
        let standing = tasks.filter { $0.line == line.id }
        var made = templates.flatMap { template in
            standing.filter { $0.counts(for: template, on: line) }.map {
                PlannedTask(id: $0.id, template: template, place: RepetitionInstance(locale: $0.locale, row: $0.row))
            }
        }
        let known = Set(made.map(\.template.id))
        var number = Self.nextNumber(in: tasks.map(\.id))
        var new: [PlannedTask] = []
        for template in templates where template.minutes[line.tier] > 0 && !known.contains(template.id) {
            for place in instances(of: template.repetition, on: line) {
                new.append(PlannedTask(id: "T\(number)", template: template, place: place))
                number += 1
            }
        }
        made += new
        tasks += new.map { task in
            task.task(on: line, after: made.filter { task.waits(for: $0) }.map(\.id))
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

/// A task of a template at one place of its repetition.
private struct PlannedTask {
    let id: String
    let template: TaskTemplate
    let place: RepetitionInstance

    /// Of tasks that are repeated alike one waits for its own counterpart, otherwise for all.
    func waits(for earlier: PlannedTask) -> Bool {
        guard template.after.contains(earlier.template.id) else { return false }
        let sharesLocales = template.repetition.perLocale && earlier.template.repetition.perLocale
        let sharesRows =
            template.repetition.rowOf != nil && template.repetition.rowOf == earlier.template.repetition.rowOf
        return (!sharesLocales || place.locale == earlier.place.locale)
            && (!sharesRows || place.row == earlier.place.row)
    }

    func task(on line: ServiceLine, after: [String]) -> CampaignTask {
        CampaignTask(
            id: id,
            line: line.id,
            template: template.id,
            stage: template.stage,
            title: template.title + (place.words.map { " (\($0))" } ?? ""),
            role: template.role,
            skill: template.skill,
            minutes: template.minutes[line.tier],
            attempt: line.attempt,
            locale: place.locale,
            row: place.row,
            after: after
        )
    }
}

extension CampaignTask {
    /// Work whose finisher counts as builder: what is built, and what mends a finding.
    var isBuilding: Bool { stage == .build || finding != nil }

    /// The task is what the line has of the template in its running attempt.
    fileprivate func counts(for template: TaskTemplate, on line: ServiceLine) -> Bool {
        self.template == template.id && (template.stage == .build || attempt == line.attempt)
    }
}
