namespace Standards.Tests;

public sealed class Access(StandardsHost host)
{
    static readonly string Id = Guid.NewGuid().ToString();

    public static TheoryData<string, object> Mutations => new()
    {
        { Steps.Register, new { input = new { commandId = Id, symbol = "A", title = "B", stage = "40.20" } } },
        { Steps.Publish, new { input = new { commandId = Id, projectId = Id, clauses = Array.Empty<object>() } } },
        { ImportingAnEdition.Import, new { input = new { commandId = Id, projectId = Id, format = "JSON", content = "" } } },
        { Steps.Open, new { input = new { commandId = Id, projectId = Id, title = "A", ruleId = "iso-dis", electorate = Array.Empty<object>(), closesAt = DateTime.UtcNow } } },
        { Steps.Cast, Steps.Vote(Id, "APPROVE") },
        { Steps.Correct, new { input = new { commandId = Id, ballotId = Id, memberId = Id } } },
        { Runs.Draft, new { input = new { commandId = Id, document = "{}" } } },
        { Runs.Publish, new { input = new { commandId = Id, processId = "interim-standard", draftHash = "" } } },
        { Runs.Start, new { input = new { commandId = Id, projectId = Id, processId = "interim-standard", trackId = "days-90" } } },
        { Runs.Advance, new { input = new { commandId = Id, projectId = Id, to = "40.20", reason = "Why." } } },
        { Runs.Extend, new { input = new { commandId = Id, projectId = Id, months = 1, reason = "Why." } } },
        { Runs.Attest, new { input = new { commandId = Id, projectId = Id, kind = "EXPERTS_NAMED", count = 1, statement = "So." } } },
        { Steps.Close, new { input = new { commandId = Id, ballotId = Id } } },
        { StandardSteps.Publish, new { input = StandardSteps.Publication(Guid.NewGuid().ToString(), "T-1", StandardSteps.Today) } },
        { StandardSteps.TakeOver, new { input = StandardSteps.Taking("T-1", StandardSteps.Today) } },
        { StandardSteps.SetEntryDay, new { input = new { commandId = Id, number = "T-1", edition = 1, on = "2030-01-01" } } },
        { StandardSteps.Adopt, new { input = new { commandId = Id, number = "T-1", edition = 1, degree = "IDENTICAL", nationalNumber = "N", on = "2030-01-01" } } },
        { StandardSteps.Reserve, new { input = new { commandId = Id, number = "T-1", edition = 1, elements = Array.Empty<string>(), text = "A" } } },
        { StandardSteps.WithdrawReservation, new { input = new { commandId = Id, number = "T-1", reservationId = Id } } },
        { StandardSteps.Correct, new { input = new { commandId = Id, number = "T-1", edition = 1, kind = "AMENDMENT", title = "A", from = "2030-01-01", changes = Array.Empty<object>() } } },
        { StandardSteps.OpenReview, new { input = new { commandId = Id, number = "T-1" } } },
        { StandardSteps.ConcludeReview, new { input = new { commandId = Id, number = "T-1", outcome = "CONFIRM", reasons = "A" } } },
        { StandardSteps.ProposeWithdrawal, new { input = new { commandId = Id, number = "T-1", reasons = "A", objectionsUntil = "2030-01-01" } } },
        { StandardSteps.RaiseObjection, new { input = new { commandId = Id, number = "T-1", reasons = "A" } } },
        { StandardSteps.SettleWithdrawal, new { input = new { commandId = Id, number = "T-1", withdraw = true, reasons = "A" } } },
        { TranslationSteps.Begin, TranslationSteps.Of(Id) },
        { TranslationSteps.Give, TranslationSteps.Giving(Id, 0) },
        { TranslationSteps.TakeFile, new { input = new { commandId = Id, draftId = Id, language = "fr", content = "", seen = 0 } } },
        { TranslationSteps.Complete, TranslationSteps.Of(Id) },
        { TranslationSteps.Reopen, new { input = new { commandId = Id, draftId = Id, language = "fr", reason = "Why." } } },
        { TranslationSteps.DeclareAuthentic, TranslationSteps.Of(Id) },
        { TranslationSteps.Admit, TranslationSteps.Translator(Id, Guid.NewGuid()) },
        { TranslationSteps.Dismiss, TranslationSteps.Translator(Id, Guid.NewGuid()) },
        { AppealSteps.Lodge, AppealSteps.Against(Id) },
        { AppealSteps.Escalate, new { input = new { commandId = Id, appealId = Id, grounds = "A" } } },
        { AppealSteps.Withdraw, new { input = new { commandId = Id, appealId = Id } } },
        { AppealSteps.Admit, new { input = new { commandId = Id, appealId = Id, proceeds = true } } },
        { AppealSteps.Conciliate, new { input = new { commandId = Id, appealId = Id } } },
        { AppealSteps.Decide, new { input = new { commandId = Id, appealId = Id, upheld = true, reasons = "A" } } },
    };

    [Theory]
    [MemberData(nameof(Mutations), DisableDiscoveryEnumeration = true)]
    public async Task To_every_change_needs_a_token(string mutation, object variables) =>
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(mutation, variables)).Code);

    [Theory]
    [MemberData(nameof(Mutations), DisableDiscoveryEnumeration = true)]
    public async Task To_every_change_needs_a_token_that_holds(string mutation, object variables)
    {
        foreach (var token in new[] { Tokens.Expired, Tokens.Forged, Tokens.ForOthers, "nonsense" })
            Assert.Equal("auth.required", (await host.Api.RefusalAsync(mutation, variables, token)).Code);
    }

    [Theory]
    [MemberData(nameof(Mutations), DisableDiscoveryEnumeration = true)]
    public async Task To_every_change_needs_the_role(string mutation, object variables) =>
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(mutation, variables, Tokens.Integrator)).Code);

    [Fact]
    public async Task To_the_works_of_the_secretariat_is_refused_to_delegates() =>
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Steps.Register, Mutations.First().Data.Item2, Body.Participating().Token)).Code);

    [Fact]
    public async Task To_drafts_of_processes_and_to_duties_is_the_secretariats()
    {
        foreach (var query in new[] { "{ processes { draft { hash } } }", "{ duties { due { name } } }" })
        {
            Assert.Equal("auth.required", await host.Api.CodeAsync(query, new { }, "nonsense"));
            Assert.Equal("auth.forbidden", await host.Api.CodeAsync(query, new { }, Body.Participating().Token));
        }
    }

    [Fact]
    public async Task To_reading_is_public()
    {
        await host.Api.AskAsync("{ projects { totalCount } ballots { totalCount } votingRules { id } standards { totalCount } appeals { totalCount } }");
        await host.Api.AskAsync("query($id: ID!) { project(id: $id) { id } ballot(id: $id) { id } }", new { id = Id });
    }
}
