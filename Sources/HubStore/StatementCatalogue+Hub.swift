extension StatementCatalogue {
    /// Every statement of the hub.
    package static var hub: StatementCatalogue {
        StatementCatalogue(
            AbsenceRepository<ReadTransaction>.statements,
            ApprovalRepository<ReadTransaction>.statements,
            CampaignRepository<ReadTransaction>.statements,
            DefinitionRepository<ReadTransaction>.statements,
            Events.statements,
            FactRepository<ReadTransaction>.statements,
            FeedbackRepository<ReadTransaction>.statements,
            ForecastRepository<ReadTransaction>.statements,
            FileRepository<ReadTransaction>.statements,
            ImportedCaseRepository<ReadTransaction>.statements,
            IdempotencyRepository<ReadTransaction>.statements,
            LaunchControlRepository<ReadTransaction>.statements,
            PeopleRepository<ReadTransaction>.statements,
            SearchRepository<ReadTransaction>.statements,
            TemplateRepository<ReadTransaction>.statements,
            TokenRepository<ReadTransaction>.statements
        )
    }
}
