extension StatementCatalogue {
    /// Every statement of the hub.
    package static var hub: StatementCatalogue {
        StatementCatalogue(
            CampaignRepository<ReadTransaction>.statements,
            DefinitionRepository<ReadTransaction>.statements,
            Events.statements,
            FactRepository<ReadTransaction>.statements,
            ForecastRepository<ReadTransaction>.statements,
            FeedbackRepository<ReadTransaction>.statements,
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
