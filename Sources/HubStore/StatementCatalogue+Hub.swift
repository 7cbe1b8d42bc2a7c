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
            FileRepository<ReadTransaction>.statements,
            ImportedCaseRepository<ReadTransaction>.statements,
            IdempotencyRepository<ReadTransaction>.statements,
            PeopleRepository<ReadTransaction>.statements,
            SearchRepository<ReadTransaction>.statements,
            TaskRepository<ReadTransaction>.statements,
            TemplateRepository<ReadTransaction>.statements,
            TokenRepository<ReadTransaction>.statements
        )
    }
}
