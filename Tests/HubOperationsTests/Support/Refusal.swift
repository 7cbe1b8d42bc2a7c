import HubDomain
import HubTestSupport
import Testing

/// The domain error that a use-case ends with; anything else is recorded as an issue.
@discardableResult
func refusal<Value>(
    _ code: HubError.Code,
    sourceLocation: SourceLocation = #_sourceLocation,
    of useCase: () async throws -> Value
) async -> HubError? {
    do {
        _ = try await useCase()
        Issue.record("was not refused", sourceLocation: sourceLocation)
        return nil
    } catch let error as HubError {
        #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
        return error
    } catch {
        Issue.record("failed with \(error)", sourceLocation: sourceLocation)
        return nil
    }
}

extension TestHub {
    /// Runs a use-case that is to be refused, and checks that it stored nothing.
    @discardableResult
    func refusal<Value>(
        _ code: HubError.Code,
        sourceLocation: SourceLocation = #_sourceLocation,
        of useCase: () async throws -> Value
    ) async throws -> HubError? {
        let before = try await rowCounts()
        let error = await HubOperationsTests.refusal(code, sourceLocation: sourceLocation, of: useCase)
        #expect(try await rowCounts() == before, sourceLocation: sourceLocation)
        return error
    }
}
