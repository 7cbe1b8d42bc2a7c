extension StatementCatalogue {
    /// Every statement of the hub.
    package static var hub: StatementCatalogue {
        StatementCatalogue(
            AbsenceRepository<ReadTransaction>.statements,
            ActionTraceRepository<ReadTransaction>.statements,
            ApprovalRepository<ReadTransaction>.statements,
            BudgetRepository<ReadTransaction>.statements,
            CampaignRepository<ReadTransaction>.statements,
            ChangeRepository<ReadTransaction>.statements,
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
            ProposalRepository<ReadTransaction>.statements,
            QuoteRepository<ReadTransaction>.statements,
            SampleRepository<ReadTransaction>.statements,
            SearchRepository<ReadTransaction>.statements,
            SpendRepository<ReadTransaction>.statements,
            StatementRepository<ReadTransaction>.statements,
            TaskRepository<ReadTransaction>.statements,
            TemplateRepository<ReadTransaction>.statements,
            TimeRepository<ReadTransaction>.statements,
            TokenRepository<ReadTransaction>.statements
        )
    }
}
