extension StatementCatalogue {
    /// Every statement of the hub.
    package static var hub: StatementCatalogue {
        StatementCatalogue(
            AbsenceRepository<ReadTransaction>.statements,
            ApprovalRepository<ReadTransaction>.statements,
            CampaignRepository<ReadTransaction>.statements,
            CommentRepository<ReadTransaction>.statements,
            DefinitionRepository<ReadTransaction>.statements,
            Events.statements,
            ExpenseRepository<ReadTransaction>.statements,
            ExternalAnswerRepository<ReadTransaction>.statements,
            FactRepository<ReadTransaction>.statements,
            FeedbackRepository<ReadTransaction>.statements,
            ForecastRepository<ReadTransaction>.statements,
            FileRepository<ReadTransaction>.statements,
            HandOffRepository<ReadTransaction>.statements,
            ImportedCaseRepository<ReadTransaction>.statements,
            IdempotencyRepository<ReadTransaction>.statements,
            LaunchControlRepository<ReadTransaction>.statements,
            PeopleRepository<ReadTransaction>.statements,
            ProgrammeRepository<ReadTransaction>.statements,
            QuoteRepository<ReadTransaction>.statements,
            SampleRepository<ReadTransaction>.statements,
            SearchRepository<ReadTransaction>.statements,
            StatementRepository<ReadTransaction>.statements,
            TaskRepository<ReadTransaction>.statements,
            TemplateRepository<ReadTransaction>.statements,
            TimeRepository<ReadTransaction>.statements,
            TokenRepository<ReadTransaction>.statements
        )
    }
}
