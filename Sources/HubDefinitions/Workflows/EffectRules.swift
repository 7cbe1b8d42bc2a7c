import HubDomain

/// Checks that the actions whose keys have a meaning of their own (`submit`, `hold` …) are used for it.
struct EffectRules {
    let stages: [StageReader.Stage]
    let actions: [ActionReader.Action]
    let log: ProblemLog

    /// Where an effect may begin and where it may lead.
    private struct Rule {
        let from: Set<StageCategory>
        /// `nil`: the campaign stays in its stage.
        let to: Set<StageCategory>?
    }

    private static let open: Set<StageCategory> = [.draft, .intake, .planned, .production]
    private static let decided: Set<StageCategory> = [.intake, .planned, .production]

    private static func rule(for effect: ActionDefinition.Effect) -> Rule? {
        switch effect {
        case .move: nil
        case .submit: Rule(from: [.draft], to: [.intake])
        case .accept: Rule(from: [.intake], to: [.production])
        case .plan: Rule(from: [.intake], to: [.planned])
        case .startBuild: Rule(from: [.planned], to: [.production])
        case .sendBack, .answer: Rule(from: [.intake], to: nil)
        case .decline: Rule(from: [.intake, .planned], to: [.ended])
        case .submitForQA, .failQA, .passQA: Rule(from: [.production], to: [.production])
        case .schedule, .unschedule: Rule(from: [.production], to: nil)
        case .launch: Rule(from: [.production], to: [.live])
        case .close: Rule(from: [.live], to: [.ended])
        case .hold, .resume: Rule(from: open, to: nil)
        case .cancel: Rule(from: open, to: [.ended])
        case .reopen: Rule(from: [.live, .ended], to: decided)
        }
    }

    /// An action that only makes sense together with another one.
    private static let partners: [(ActionDefinition.Effect, needs: ActionDefinition.Effect)] = [
        (.hold, .resume), (.sendBack, .answer), (.schedule, .unschedule), (.submitForQA, .passQA),
        (.passQA, .submitForQA),
    ]

    func check() {
        for action in actions { check(action) }
        for (effect, partner) in Self.partners { checkPartner(effect, partner) }
    }

    private func check(_ action: ActionReader.Action) {
        let definition = action.definition
        guard let rule = Self.rule(for: definition.effect) else { return }
        let key = definition.key.rawValue
        for stage in definition.from {
            guard let category = category(stage) else { continue }
            guard rule.from.contains(category) else {
                log.refuse(
                    "`\(key)` can't start in stage `\(stage.rawValue)` of category \(category.rawValue)",
                    at: action.mark
                )
                continue
            }
            checkTarget(action, rule, from: stage)
        }
    }

    private func checkTarget(_ action: ActionReader.Action, _ rule: Rule, from stage: StageKey) {
        let key = action.definition.key.rawValue
        let destination = action.definition.destination(from: stage)
        switch (rule.to, destination == stage) {
        case (nil, false): log.refuse("`\(key)` must stay in its stage: leave `to` out", at: action.mark)
        case (nil, true): break
        case (_?, true): log.refuse("`\(key)` must lead out of stage `\(stage.rawValue)`", at: action.mark)
        case (let allowed?, false):
            guard let category = category(destination), !allowed.contains(category) else { return }
            let wanted = allowed.map(\.rawValue).sorted().joined(separator: ", ")
            log.refuse("`\(key)` must lead to a stage of category \(wanted), not \(category.rawValue)", at: action.mark)
        }
    }

    /// The partner must be there, and in every stage where the first can happen.
    private func checkPartner(_ effect: ActionDefinition.Effect, _ partner: ActionDefinition.Effect) {
        guard let first = actions.first(where: { $0.definition.effect == effect }) else { return }
        guard let second = actions.first(where: { $0.definition.effect == partner }) else {
            log.refuse("an action `\(effect.rawValue)` needs an action `\(partner.rawValue)`", at: first.mark)
            return
        }
        guard Self.rule(for: effect)?.to == nil else { return }
        for stage in first.definition.from where !second.definition.from.contains(stage) {
            let message =
                "`\(effect.rawValue)` is possible in stage `\(stage.rawValue)`, but `\(partner.rawValue)` is not"
            log.refuse(message, at: second.mark)
        }
    }

    private func category(_ key: StageKey) -> StageCategory? {
        stages.first { $0.definition.key == key }?.definition.category
    }
}
